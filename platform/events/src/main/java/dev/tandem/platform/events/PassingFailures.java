package dev.tandem.platform.events;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves (a database that is away, a deadlock) from those that come again. */
final class PassingFailures {

    /**
     * SQLSTATE classes: connection, rollback (deadlock, serialisation), resources, object in use (lock not
     * available), operator intervention (shutdown), system error.
     */
    private static final Set<String> PASSING_STATES = Set.of("08", "40", "53", "55", "57", "58");

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
            case SQLTransientException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e -> passingState(e.getSQLState());
            case PessimisticLockException e -> true;
            case LockTimeoutException e -> true;
            case OptimisticLockException e -> true;
            case QueryTimeoutException e -> true;
            case SystemException e -> true;
            case RollbackException e -> e.getCause() == null;
            case IOException e -> true;
            case RetriableException e -> true;
            default -> false;
        };
    }

    /** A pool that has no connection to give says so without a state. */
    private static boolean passingState(@Nullable String state) {
        return state == null || state.length() < 2 || PASSING_STATES.contains(state.substring(0, 2));
    }
}
