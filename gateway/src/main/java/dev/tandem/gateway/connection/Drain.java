package dev.tandem.gateway.connection;

/**
 * Whether this process is about to stop. While it is, every answer ends its connection, so that clients with a pool go
 * elsewhere with the next request instead of losing one in the end.
 */
final class Drain {

    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    void end() {
        begun = false;
    }

    boolean hasBegun() {
        return begun;
    }
}
