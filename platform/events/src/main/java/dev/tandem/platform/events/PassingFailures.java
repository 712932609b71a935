package dev.tandem.platform.events;

import jakarta.transaction.RollbackException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures that pass by themselves (a database that is away, a deadlock) from those that come again. What passes
 * is waited for without end and holds up its channel, so this is a list of what is known to; all else does not pass.
 */
final class PassingFailures {

    /**
     * Beginnings of SQLSTATEs: connection, rollback (deadlock, serialisation), resources, shutdown of the server, lock not
     * available, statement cancelled by a time-out, transaction ended for being idle.
     */
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "57P", "55P03", "57014", "25P03");

    private static final int DEEPEST_CAUSE = 20;

    private PassingFailures() {}

    static boolean isPassing(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (passes(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLException e -> passes(e.getSQLState(), String.valueOf(e.getMessage()));
            case SocketException e -> true;
            case SocketTimeoutException e -> true;
            case RetriableException e -> true;
            // The transaction's time was over; every other reason comes as a cause.
            case RollbackException e -> e.getCause() == null;
            default -> false;
        };
    }

    /** A pool that has no connection to give in time says so without a state. */
    private static boolean passes(@Nullable String state, String message) {
        return state == null
                ? message.toLowerCase(Locale.ROOT).contains("acquisition timeout")
                : PASSING_STATES.stream().anyMatch(state::startsWith);
    }
}
