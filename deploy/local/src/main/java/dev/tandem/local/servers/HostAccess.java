package dev.tandem.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who may connect to a server, and how: the contents of its {@code pg_hba.conf}. */
enum HostAccess {
    /** Every login from this machine, with its password. */
    BY_PASSWORD(List.of("host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256")),

    /** The superuser of a directory that has no password yet, until it has one; nobody else. */
    SUPERUSER_UNASKED(List.of(
            "host all " + DatabaseAdmin.SUPERUSER + " 127.0.0.1/32 trust",
            "host all " + DatabaseAdmin.SUPERUSER + " ::1/128 trust"));

    private final List<String> lines;

    HostAccess(List<String> lines) {
        this.lines = lines;
    }

    void write(Path dataDirectory) {
        Path file = dataDirectory.resolve("pg_hba.conf");
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
