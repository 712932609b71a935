package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTimeTest {

    @TempDir
    Path home = Path.of(".");

    @ParameterizedTest
    @CsvSource({"+30d,PT720H", "12h,PT12H", "+15m,PT15M", "+P1DT12H,PT36H", "PT90S,PT1M30S"})
    void durations_are_read_in_both_notations(String text, Duration expected) {
        assertThat(PlatformTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "+1w", "tomorrow"})
    void anything_else_is_refused_with_examples(String text) {
        assertThatThrownBy(() -> PlatformTime.parse(text))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("+30d");
    }

    @Test
    void time_adds_up_and_never_goes_back() {
        PlatformTime time = new PlatformTime(home);

        time.advance(Duration.ofDays(1));
        time.advance(Duration.ofHours(2));

        assertThat(time.offset()).isEqualTo(Duration.ofHours(26));
        assertThatThrownBy(() -> time.advance(Duration.ofHours(-1))).isInstanceOf(StackException.class);
    }
}
