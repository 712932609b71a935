package dev.tandem.platform.events;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Carries the trace of a request through the outbox to the consumers (W3C Trace Context). */
final class TraceContext {

    private static final String TRACE_ID = "traceId";
    private static final Pattern HEX_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceContext() {}

    /** A traceparent for a message sent now, or null where there is no trace. */
    static @Nullable String currentTraceparent() {
        Object traceId = MDC.get(TRACE_ID);
        if (traceId == null || !HEX_ID.matcher(traceId.toString()).matches()) {
            return null;
        }
        byte[] span = new byte[8];
        RANDOM.nextBytes(span);
        return "00-" + traceId + "-" + HexFormat.of().formatHex(span) + "-01";
    }

    /** Makes the trace of a message current until the answer is closed. */
    static Scope enter(@Nullable String traceparent) {
        Object before = MDC.get(TRACE_ID);
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                MDC.put(TRACE_ID, matcher.group(1));
            }
        }
        return () -> {
            if (before == null) {
                MDC.remove(TRACE_ID);
            } else {
                MDC.put(TRACE_ID, before);
            }
        };
    }

    interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
