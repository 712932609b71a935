package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffsetClockTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static Duration ahead(Clock clock) {
        return Duration.between(Instant.now(), clock.instant());
    }

    @Test
    void without_a_file_it_is_the_system_time_in_microseconds() {
        Clock clock = new OffsetClock(null);

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        Instant now = clock.instant();
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void offset_is_taken_from_the_file_and_followed() throws Exception {
        Path file = directory.resolve("offset");
        Clock clock = new OffsetClock(file);
        assertThat(ahead(clock)).isLessThan(Duration.ofMinutes(1));

        Files.writeString(file, "P30D\n");
        await().untilAsserted(() -> assertThat(ahead(clock)).isBetween(Duration.ofHours(719), Duration.ofHours(721)));

        Files.writeString(file, "PT-1H");
        await().untilAsserted(
                        () -> assertThat(ahead(clock)).isBetween(Duration.ofMinutes(-61), Duration.ofMinutes(-59)));

        Files.delete(file);
        await().untilAsserted(() -> assertThat(ahead(clock)).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1)));
    }

    @Test
    void unreadable_offset_keeps_the_last_one() throws Exception {
        Path file = directory.resolve("offset");
        Files.writeString(file, "PT2H");
        Clock clock = new OffsetClock(file);
        assertThat(ahead(clock)).isGreaterThan(Duration.ofMinutes(119));

        Files.writeString(file, "two hours");

        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(ahead(clock)).isGreaterThan(Duration.ofMinutes(119)));
    }

    @Test
    void other_zones_show_the_same_instant() throws Exception {
        Path file = directory.resolve("offset");
        Files.writeString(file, "P1D");
        Clock berlin = new OffsetClock(file).withZone(ZoneId.of("Europe/Berlin"));

        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(ahead(berlin)).isGreaterThan(Duration.ofHours(23));
        assertThat(berlin.withZone(ZoneOffset.UTC).getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
