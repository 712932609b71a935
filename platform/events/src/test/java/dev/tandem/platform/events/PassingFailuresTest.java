package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.transaction.RollbackException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08001", "40001", "40P01", "53300", "53100", "57P01", "57P03", "55P03", "57014", "25P03"
            })
    void these_states_of_the_database_pass(String state) {
        assertThat(PassingFailures.isPassing(wrapped(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "23503", "42P01", "42703", "55000", "58030", "25001", "P0001"})
    void these_states_of_the_database_come_again(String state) {
        assertThat(PassingFailures.isPassing(wrapped(new SQLException("wrong", state))))
                .isFalse();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new SQLException("Sorry, acquisition timeout!"), true),
                arguments(new SQLException("No results were returned"), false),
                arguments(new ConnectException("refused"), true),
                arguments(new NotEnoughReplicasException("1"), true),
                arguments(new RecordTooLargeException("large"), false),
                arguments(new RollbackException("timed out"), true),
                arguments(unreadable(), false),
                arguments(new FileNotFoundException("gone"), false),
                arguments(new IOException("some"), false),
                arguments(new IllegalStateException("a bug"), false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void only_what_is_known_to_pass_passes(Exception failure, boolean passing) {
        assertThat(PassingFailures.isPassing(wrapped(failure))).isEqualTo(passing);
    }

    private static JsonProcessingException unreadable() {
        try {
            new ObjectMapper().readTree("{\"half\": ");
            throw new AssertionError("readable");
        } catch (JsonProcessingException e) {
            return e;
        }
    }

    private static RuntimeException wrapped(Exception failure) {
        return new IllegalStateException("outer", new RuntimeException("inner", failure));
    }
}
