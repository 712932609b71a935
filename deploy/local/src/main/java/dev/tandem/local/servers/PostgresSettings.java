package dev.tandem.local.servers;

import java.util.LinkedHashMap;
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

    private final Map<String, String> stated = new LinkedHashMap<>();

    PostgresSettings(String durable) {
        stated.put("fsync", durable);
        stated.put("synchronous_commit", durable);
        stated.put("full_page_writes", durable);
        stated.put("listen_addresses", "localhost");
        stated.put("unix_socket_directories", "");
        stated.put("password_encryption", "scram-sha-256");
        stated.put("max_connections", Integer.toString(CONNECTIONS));
    }

    Map<String, String> stated() {
        return Map.copyOf(stated);
    }

    /** Asks the server for each setting, and refuses one that is not as stated. */
    void requireInForce(DatabaseAdmin server) {
        stated.forEach((name, wanted) -> {
            String actual = server.show(name);
            if (!actual.equalsIgnoreCase(wanted)) {
                throw new IllegalStateException(
                        "PostgreSQL runs with " + name + " = '" + actual + "' instead of '" + wanted + "'");
            }
        });
    }
}
