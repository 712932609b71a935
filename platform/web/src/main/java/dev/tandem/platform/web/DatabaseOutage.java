package dev.tandem.platform.web;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the failures of a database that cannot take part at the moment (away, starting, full, too slow, in a deadlock, or
 * with no connection left in the pool) from those that a second try would meet again.
 */
public final class DatabaseOutage {

    /** Connection, rollback (deadlock, serialisation), resources, operator intervention and time-outs, system error. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    /** A lock or a transaction that took longer than its bound: lock_timeout and idle_in_transaction_session_timeout. */
    private static final Set<String> STATES = Set.of("55P03", "25P03");

    private static final int DEEPEST_CAUSE = 20;

    private DatabaseOutage() {}

    /** Tells whether the reason of {@code failure} passes by itself. */
    public static boolean isReasonOf(@Nullable Throwable failure) {
        return find(failure) != null;
    }

    /** Says in one line what the database, the pool or the transaction manager said; for logs, not for clients. */
    public static String describe(Throwable failure) {
        Throwable found = find(failure);
        Throwable said = found == null ? failure : found;
        String state = said instanceof SQLException e && e.getSQLState() != null ? " (" + e.getSQLState() + ")" : "";
        return String.valueOf(said.getMessage()).lines().findFirst().orElse("") + state;
    }

    private static @Nullable Throwable find(@Nullable Throwable failure) {
        Throwable found = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (passes(cause)) {
                found = cause;
            }
            cause = cause.getCause();
        }
        return found;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case SQLTransientException ignored -> true;
            case SQLException e -> isOutage(e.getSQLState());
            // Those that carry no SQLException: the innermost cause speaks otherwise.
            case JDBCConnectionException e -> true;
            case LockAcquisitionException e -> true;
            case PessimisticLockException e -> e.getCause() == null;
            case LockTimeoutException e -> e.getCause() == null;
            case QueryTimeoutException e -> e.getCause() == null;
            // The transaction manager gave up a transaction that took too long.
            case RollbackException e -> e.getCause() == null;
            default -> false;
        };
    }

    /** The server and its driver give a state to whatever they say; a pool without a connection to give has none. */
    static boolean isOutage(@Nullable String state) {
        return state == null
                || STATES.contains(state)
                || (state.length() >= 2 && CLASSES.contains(state.substring(0, 2)));
    }
}
