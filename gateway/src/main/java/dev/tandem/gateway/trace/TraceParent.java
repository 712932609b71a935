package dev.tandem.gateway.trace;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The W3C trace context of a request. The gateway records no spans of its own, so a caller's context is handed on
 * unchanged.
 *
 * @param value the header as it is forwarded
 * @param traceId 32 lower-case hexadecimal digits
 * @param received whether the caller sent it; only then its {@code tracestate} means anything
 */
public record TraceParent(String value, String traceId, boolean received) {

    /** The header's name. */
    public static final String HEADER = "traceparent";

    // https://www.w3.org/TR/trace-context/: later versions may append fields, version 00 may not.
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.{0,200})?");
    private static final Pattern ZEROS = Pattern.compile("0+");

    static TraceParent acceptOrCreate(List<String> sent) {
        if (sent.size() == 1) {
            Matcher matcher = FORM.matcher(sent.getFirst());
            if (matcher.matches() && isValid(matcher)) {
                return new TraceParent(sent.getFirst(), matcher.group(2), true);
            }
        }
        String traceId = hex() + hex();
        return new TraceParent("00-" + traceId + "-" + hex() + "-01", traceId, false);
    }

    private static boolean isValid(Matcher matcher) {
        String version = matcher.group(1);
        return !"ff".equals(version)
                && !("00".equals(version) && matcher.group(4) != null)
                && !ZEROS.matcher(matcher.group(2)).matches()
                && !ZEROS.matcher(matcher.group(3)).matches();
    }

    private static String hex() {
        // Never zero, which the specification reserves for "no id".
        return String.format("%016x", ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
