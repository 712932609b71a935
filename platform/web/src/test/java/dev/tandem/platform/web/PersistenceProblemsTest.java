package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersistenceProblemsTest {

    private static final FieldError ERROR = new FieldError("/cohortId", "UNKNOWN", "names no cohort");

    private final PersistenceProblems problems = new PersistenceProblems(List.of(() -> Map.of("note_cohort", ERROR)));

    private static Throwable wrapped(Exception cause) {
        return new IllegalStateException("commit failed", new RuntimeException(cause));
    }

    static Stream<Exception> losersOfARace() {
        return Stream.of(
                new LockAcquisitionException("deadlock", new SQLException("deadlock", "40P01")),
                new OptimisticLockException("stale"),
                new PessimisticLockException("locked"),
                new SQLException("deadlock", "40P01"),
                new SQLException("serialization", "40001"));
    }

    @ParameterizedTest
    @MethodSource("losersOfARace")
    void lost_race_is_a_conflict_that_may_be_tried_again(Exception exception) {
        assertThat(problems.find(wrapped(exception)).orElseThrow().type()).isEqualTo(CommonProblem.CONFLICT);
    }

    static Stream<Exception> outages() {
        return Stream.of(
                new JDBCConnectionException("gone", new SQLException("gone", "08006")),
                new SQLException("connection failure", "08001"),
                new SQLException("the database system is shutting down", "57P01"));
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
        return new ConstraintViolationException("refused", new SQLException("refused"), kind, constraint);
    }
}
