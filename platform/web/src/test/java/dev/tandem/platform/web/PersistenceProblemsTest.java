package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersistenceProblemsTest {

    private static final FieldError ERROR = new FieldError("/cohortId", "UNKNOWN", "names no cohort");

    private final PersistenceProblems problems = new PersistenceProblems(List.of(() -> Map.of("note_cohort", ERROR)));

    private static Throwable wrapped(Exception cause) {
        return new IllegalStateException("commit failed", new RuntimeException(cause));
    }

    @Test
    void change_that_came_too_late_is_a_conflict_of_the_caller() {
        assertThat(problems.find(wrapped(new OptimisticLockException("stale")))
                        .orElseThrow()
                        .type())
                .isEqualTo(CommonProblem.CONFLICT);
    }

    static Stream<Exception> outages() {
        return Stream.of(
                new JDBCConnectionException("gone", new SQLException("gone", "08006")),
                new GenericJDBCException("no connection", new SQLException("Sorry, acquisition timeout!")),
                new LockAcquisitionException("deadlock", new SQLException("deadlock", "40P01")),
                new PessimisticLockException("locked", new SQLException("lock timeout", "55P03")),
                new QueryTimeoutException("slow", new SQLException("statement timeout", "57014"), "select 1"),
                new RollbackException("the transaction took too long"),
                new SQLException("connection failure", "08001"),
                new SQLException("deadlock", "40P01"),
                new SQLException("serialization", "40001"),
                new SQLException("too many clients", "53300"),
                new SQLException("lock timeout", "55P03"),
                new SQLException("statement timeout", "57014"),
                new SQLException("the database system is starting up", "57P03"),
                new SQLException("idle in transaction", "25P03"),
                new SQLException("the database system is shutting down", "57P01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22008", "22021", "22P05"})
    void value_that_the_database_cannot_hold_is_a_mistake_of_the_caller(String state) {
        assertThat(problems.find(wrapped(new SQLException("out of range", state)))
                        .orElseThrow()
                        .type())
                .isEqualTo(CommonProblem.VALIDATION_FAILED);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void database_that_does_not_answer_is_unavailable(Exception exception) {
        assertThat(problems.find(wrapped(exception)).orElseThrow().type()).isEqualTo(CommonProblem.UNAVAILABLE);
    }

    @Test
    void service_says_what_its_constraints_mean() {
        ProblemException problem = problems.find(wrapped(violation(ConstraintKind.FOREIGN_KEY, "NOTE_COHORT")))
                .orElseThrow();

        assertThat(problem.type()).isEqualTo(CommonProblem.CONFLICT);
        assertThat(problem.errors()).containsExactly(ERROR);
        assertThat(problem).hasMessage("/cohortId names no cohort");
    }

    @Test
    void missing_value_that_only_the_database_noticed_is_our_mistake() {
        assertThat(problems.find(wrapped(violation(ConstraintKind.NOT_NULL, "note_title"))))
                .isEmpty();
    }

    @Test
    void other_failures_are_nobody_elses() {
        assertThat(problems.find(new IllegalStateException("bug"))).isEmpty();
        assertThat(problems.find(wrapped(new SQLException("syntax error", "42601"))))
                .isEmpty();
    }

    private static ConstraintViolationException violation(ConstraintKind kind, String constraint) {
        return new ConstraintViolationException("refused", new SQLException("refused", "23502"), kind, constraint);
    }
}
