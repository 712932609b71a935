package dev.tandem.platform.events;

/** CloudEvents types: {@code dev.tandem.<aggregate>.<verb>.v1}. */
final class EventTypes {

    static final String REPLAYED = "replayed";

    private static final String PREFIX = "dev.tandem.";
    private static final String SUFFIX = ".v1";

    private EventTypes() {}

    static String of(String aggregateType, String verb) {
        return PREFIX + aggregateType + '.' + verb + SUFFIX;
    }

    /** The verb in a type, or the whole type when it is none of ours. */
    static String verbOf(String type) {
        if (!type.startsWith(PREFIX)) {
            return type;
        }
        String[] parts = type.split("\\.", -1);
        return parts.length == 5 ? parts[3] : type;
    }
}
