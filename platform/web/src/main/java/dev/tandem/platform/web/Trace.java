package dev.tandem.platform.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the current work belongs to (W3C Trace Context). It lives in the logging context, so that every line of
 * the log carries it and it follows a request from thread to thread.
 */
public final class Trace {

    private static final String TRACE_ID = "traceId";
    private static final String SPAN_ID = "spanId";
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    /** The trace id, 32 hex digits; begins a trace when there is none. */
    public static String traceId() {
        return MDC.get(TRACE_ID) instanceof String id ? id : continueFrom(null);
    }

    /** The {@code traceparent} to hand on to whatever this work causes. */
    public static String traceparent() {
        String traceId = traceId();
        String spanId = MDC.get(SPAN_ID) instanceof String id ? id : random(8);
        return "00-%s-%s-01".formatted(traceId, spanId);
    }

    /**
     * Continues the trace of a received {@code traceparent}; begins a new one when it is absent or not valid.
     *
     * @return the trace id
     */
    public static String continueFrom(@Nullable String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        boolean valid = matcher.matches()
                && !matcher.group(1).equals(NO_TRACE)
                && !matcher.group(2).equals(NO_SPAN);
        String traceId = valid ? matcher.group(1) : random(16);
        MDC.put(TRACE_ID, traceId);
        MDC.put(SPAN_ID, random(8));
        return traceId;
    }

    /** Forgets the trace: the thread goes on to other work. */
    public static void end() {
        MDC.remove(TRACE_ID);
        MDC.remove(SPAN_ID);
    }

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
