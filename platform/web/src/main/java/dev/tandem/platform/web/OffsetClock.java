package dev.tandem.platform.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * System time plus the ISO 8601 duration in a file (absent file: none), in microseconds because that is what PostgreSQL
 * keeps: a value read back equals the value written.
 */
final class OffsetClock extends Clock {

    private static final Logger LOG = Logger.getLogger(OffsetClock.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final @Nullable Path offsetFile;
    private final AtomicLong nextPoll = new AtomicLong(System.nanoTime());
    private volatile Duration offset = Duration.ZERO;

    OffsetClock(@Nullable Path offsetFile) {
        this.offsetFile = offsetFile;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        OffsetClock source = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return source.withZone(other);
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    @Override
    public Instant instant() {
        Path file = offsetFile;
        if (file != null) {
            poll(file);
        }
        // Not Clock.systemUTC(): its precision differs between platforms anyway, and we cut below it.
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    private void poll(Path file) {
        long due = nextPoll.get();
        long now = System.nanoTime();
        if (now - due < 0 || !nextPoll.compareAndSet(due, now + POLL_NANOS)) {
            return;
        }
        try {
            String text = Files.readString(file).strip();
            offset = text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (NoSuchFileException e) {
            offset = Duration.ZERO;
        } catch (IOException | DateTimeParseException e) {
            LOG.warnf("the clock offset in %s is unreadable (%s); staying at %s", file, e.getMessage(), offset);
        }
    }
}
