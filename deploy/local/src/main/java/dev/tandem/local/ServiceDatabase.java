package dev.tandem.local;

import dev.tandem.local.servers.LocalPostgres;
import dev.tandem.local.servers.Login;
import java.util.UUID;

/**
 * A service's database on the local server.
 *
 * @param owner owns the schema and migrates it
 * @param application what the service works with: it reads and writes rows
 */
record ServiceDatabase(String jdbcUrl, Login owner, Login application) {

    /** Makes sure that the service's database and logins exist; the passwords are new with every start. */
    static ServiceDatabase ensure(LocalPostgres postgres, String service) {
        ServiceDatabase database = new ServiceDatabase(
                postgres.jdbcUrl(service), withNewPassword(service + "_owner"), withNewPassword(service));
        postgres.ensureDatabase(service, database.owner(), database.application());
        return database;
    }

    private static Login withNewPassword(String user) {
        return new Login(user, UUID.randomUUID().toString());
    }

    /** How to look behind the API: as the owner. */
    Database forInspection() {
        return new Database(jdbcUrl, owner.user(), owner.password());
    }
}
