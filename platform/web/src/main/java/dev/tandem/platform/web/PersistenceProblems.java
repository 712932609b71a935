package dev.tandem.platform.web;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jspecify.annotations.Nullable;

/** Says what a refusal by the database means to the client. */
@ApplicationScoped
class PersistenceProblems {

    /** Values that PostgreSQL cannot hold: too long, out of range, no date, or U+0000, which JSON can say. */
    private static final String DATA_CLASS = "22";

    private final Map<String, FieldError> messages = new HashMap<>();

    PersistenceProblems(@All List<ConstraintMessages> sources) {
        sources.forEach(source -> messages.putAll(source.byConstraint()));
    }

    /** Returns the problem behind {@code thrown}, if the database is the reason and the client can do something about it. */
    Optional<ProblemException> find(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            ProblemException problem = of(cause);
            if (problem != null) {
                return Optional.of(problem);
            }
        }
        return DatabaseOutage.isReasonOf(thrown) ? Optional.of(unavailable()) : Optional.empty();
    }

    private @Nullable ProblemException of(Throwable cause) {
        return switch (cause) {
            case ConstraintViolationException e -> violation(e);
            case DataException ignored -> notStorable();
            case OptimisticLockException ignored -> concurrent();
            case SQLException e when e.getSQLState() != null && e.getSQLState().startsWith(DATA_CLASS) -> notStorable();
            default -> null;
        };
    }

    private @Nullable ProblemException violation(ConstraintViolationException e) {
        String constraint = String.valueOf(e.getConstraintName()).toLowerCase(Locale.ROOT);
        FieldError error = messages.get(constraint);
        List<FieldError> errors = error == null ? List.of() : List.of(error);
        return switch (e.getKind()) {
            case UNIQUE ->
                new ProblemException(
                        CommonProblem.DUPLICATE,
                        error == null ? "Something with the same identity exists already." : error.sentence(),
                        errors);
            case FOREIGN_KEY ->
                new ProblemException(
                        CommonProblem.CONFLICT,
                        error == null
                                ? "The request refers to something that does not exist, or removes something still in use."
                                : error.sentence(),
                        errors);
            case CHECK ->
                new ProblemException(
                        CommonProblem.CONFLICT,
                        error == null ? "The request contradicts a rule of the stored data." : error.sentence(),
                        errors);
            // A missing value that only the database noticed is our own mistake: a 500.
            case NOT_NULL, OTHER -> null;
        };
    }

    private static ProblemException notStorable() {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED, "A value cannot be stored: it is too long, out of range or not text.");
    }

    private static ProblemException concurrent() {
        return new ProblemException(
                CommonProblem.CONFLICT, "Another request changed the same data at the same time; try again.");
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                CommonProblem.UNAVAILABLE, "The database does not answer at the moment; try again.");
    }
}
