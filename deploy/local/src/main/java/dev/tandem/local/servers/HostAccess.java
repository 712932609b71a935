package dev.tandem.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who may connect to a server, and how: the contents of its {@code pg_hba.conf}. */
enum HostAccess {
    /** Every login from this machine, with its password. */
    BY_PASSWORD("all", "scram-sha-256"),

    /** The superuser of a directory that has no password yet, until it has one; nobody else. */
    SUPERUSER_UNASKED(DatabaseAdmin.SUPERUSER, "trust");

    private final String login;
    private final String method;

    HostAccess(String login, String method) {
        this.login = login;
        this.method = method;
    }

    void write(Path dataDirectory) {
        Path file = dataDirectory.resolve("pg_hba.conf");
        try {
            Files.write(
                    file,
                    List.of(
                            "host all " + login + " 127.0.0.1/32 " + method,
                            "host all " + login + " ::1/128 " + method));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
