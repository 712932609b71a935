package dev.tandem.platform.web;

/** Entity tags: the version of a resource in quotes. */
public final class ETags {

    private ETags() {}

    /** Returns the strong entity tag of a version: {@code "7"}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
