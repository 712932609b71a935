package dev.tandem.local;

import dev.tandem.local.servers.Directories;
import dev.tandem.local.servers.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The platform's time: the system's plus an offset in a file that every service polls. It only moves forward. */
final class PlatformTime {

    // Services look at the file at most every 200 ms: after this long, every reading sees the new time.
    private static final Duration IN_FORCE_AFTER = Duration.ofMillis(300);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([dhm])");

    private final Path file;

    PlatformTime(Path home) {
        this.file = home.resolve("clock");
    }

    Path file() {
        return file;
    }

    Duration offset() {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Instant now() {
        return Instant.now().plus(offset()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Moves the time forward and returns when the new time is in force everywhere. */
    void advance(Duration by) {
        if (by.isNegative()) {
            throw new StackException("the platform's time only moves forward, not by " + by);
        }
        Directories.create(file.resolveSibling("."));
        try {
            Path draft = Files.createTempFile(file.resolveSibling("."), "clock", ".tmp");
            Files.writeString(draft, offset().plus(by).toString());
            DurableFiles.replace(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        LockSupport.parkNanos(IN_FORCE_AFTER.toNanos());
    }

    /** Reads {@code +30d}, {@code +12h}, {@code +15m} or an ISO 8601 duration such as {@code P1DT12H}. */
    static Duration parse(String text) {
        String amount = text.startsWith("+") ? text.substring(1) : text;
        Matcher matcher = SHORT.matcher(amount);
        try {
            return matcher.matches() ? parseShort(matcher) : Duration.parse(amount);
        } catch (DateTimeParseException e) {
            throw new StackException("not a duration: '" + text + "' (examples: +30d, +12h, +15m, P1DT12H)", e);
        }
    }

    private static Duration parseShort(Matcher matcher) {
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
