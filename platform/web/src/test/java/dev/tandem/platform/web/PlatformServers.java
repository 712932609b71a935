package dev.tandem.platform.web;

import dev.tandem.local.servers.LocalIssuer;
import dev.tandem.local.servers.LocalPostgres;
import dev.tandem.local.servers.Login;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL and a real issuer for the tests. */
public final class PlatformServers implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalPostgres postgres;
    private @Nullable LocalIssuer issuer;
    private boolean issuerDown;

    @Override
    public void init(Map<String, String> arguments) {
        issuerDown = "down".equals(arguments.get("issuer"));
    }

    @Override
    public Map<String, String> start() {
        LocalPostgres database = LocalPostgres.temporary();
        postgres = database;
        database.ensureDatabase("notes", new Login("notes_owner", "owner"), new Login("notes", "notes"));
        LocalIssuer tokens = LocalIssuer.start("test", 0);
        if (issuerDown) {
            // Its port is free again: whoever starts an issuer there later is the one.
            tokens.close();
        } else {
            issuer = tokens;
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl("notes"),
                "quarkus.datasource.username",
                "notes",
                "quarkus.datasource.password",
                "notes",
                "quarkus.flyway.username",
                "notes_owner",
                "quarkus.flyway.password",
                "owner",
                "quarkus.oidc.auth-server-url",
                tokens.issuerUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        if (issuer != null) {
            injector.injectIntoFields(issuer, new TestInjector.MatchesType(LocalIssuer.class));
        }
        if (postgres != null) {
            injector.injectIntoFields(postgres, new TestInjector.MatchesType(LocalPostgres.class));
        }
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
