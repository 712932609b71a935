package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.platform.web.notes.NoteSweep;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepTest extends WebTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    NoteSweep sweep;

    @AfterEach
    void repair() {
        NoteSweep.failure = null;
        sweep.sweep();
    }

    @Test
    void database_that_is_away_is_one_line_until_it_is_back() {
        NoteSweep.failure = new IllegalStateException(new SQLException("the server shuts down", "57P01"));
        try (LoggedLines lines = new LoggedLines()) {
            sweep.sweep();
            sweep.sweep();
            sweep.sweep();

            assertThat(lines.records())
                    .filteredOn(line -> line.getLoggerName().equals(SweepInterceptor.class.getName()))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getThrown()).isNull());
        }
    }

    @Test
    void mistake_is_not_hidden() {
        NoteSweep.failure = new IllegalStateException("bug");

        assertThatThrownBy(sweep::sweep).hasMessage("bug");
    }
}
