package dev.tandem.gateway.connection;

/** Whether bytes move fast enough, window by window: what was fast before is no credit for later. */
final class Pace {

    private final long windowMillis;
    private final long leastBytes;
    private long elapsedMillis;
    private long startBytes;

    Pace(long windowMillis, long leastBytes) {
        this.windowMillis = windowMillis;
        this.leastBytes = leastBytes;
    }

    /** Begins a new window at {@code bytes}. */
    void restart(long bytes) {
        elapsedMillis = 0;
        startBytes = bytes;
    }

    /** Adds {@code millis} and returns true when a window ended with too few bytes in it. */
    boolean isTooSlow(long bytes, long millis) {
        elapsedMillis += millis;
        if (elapsedMillis < windowMillis) {
            return false;
        }
        boolean slow = bytes - startBytes < leastBytes;
        restart(bytes);
        return slow;
    }
}
