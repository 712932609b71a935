package dev.tandem.local.servers;

import java.util.Map;

/**
 * The settings of a server that decide about durability, access and limits. They are all stated, since the embedding
 * library switches durability off by itself, and asked back from the server that was started with them.
 */
enum PostgresSettings {
    /** What was acknowledged survives the death of backends, of the server and of the machine. */
    DURABLE("on"),
    /** For data that nobody needs after the server has ended. */
    FORGETFUL("off");

    /** Four services with two replicas and pools of 20, their migrations, administration and some to spare. */
    private static final int CONNECTIONS = 250;

    private final String durable;

    PostgresSettings(String durable) {
        this.durable = durable;
    }

    Map<String, String> stated() {
        return Map.of(
                "fsync",
                durable,
                "synchronous_commit",
                durable,
                "full_page_writes",
                durable,
                "listen_addresses",
                "localhost",
                "unix_socket_directories",
                "",
                "password_encryption",
                "scram-sha-256",
                "max_connections",
                Integer.toString(CONNECTIONS));
    }

    /** Asks the server for each setting, and refuses one that is not as stated. */
    void requireInForce(DatabaseAdmin server) {
        stated().forEach((name, wanted) -> {
            String actual = server.show(name);
            if (!actual.equalsIgnoreCase(wanted)) {
                throw new IllegalStateException(
                        "PostgreSQL runs with " + name + " = '" + actual + "' instead of '" + wanted + "'");
            }
        });
    }
}
