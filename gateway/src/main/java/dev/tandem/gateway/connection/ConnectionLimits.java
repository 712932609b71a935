package dev.tandem.gateway.connection;

/**
 * What one connection may do. All times are in milliseconds, all rates in bytes for each {@code windowMillis}.
 *
 * @param maxLine the longest request line in bytes
 * @param maxHead the most bytes of header and trailer fields of one request
 * @param maxPipelined requests that may wait for their answers at a time, 1 to 63
 * @param checkMillis how often the pace is looked at; deadlines are that coarse
 * @param headMillis how long a head may take from its first byte to its last
 * @param bodyMillis how long a body may take, without the time in which nobody here would read it
 * @param windowMillis over how long a rate is measured
 * @param requestBytes the least bytes of a request that must come in each window
 * @param answerBytes the least bytes of an answer that must be taken in each window
 */
record ConnectionLimits(
        int maxLine,
        int maxHead,
        int maxPipelined,
        long checkMillis,
        long headMillis,
        long bodyMillis,
        long windowMillis,
        long requestBytes,
        long answerBytes) {

    ConnectionLimits {
        if (maxPipelined < 1 || maxPipelined > 63) {
            throw new IllegalArgumentException("1 to 63 requests may be pipelined, not " + maxPipelined);
        }
        if (checkMillis < 1 || checkMillis > windowMillis) {
            throw new IllegalArgumentException("the pace must be looked at at least once in each window");
        }
    }
}
