package dev.tandem.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Connects a service under test to the JVM's PostgreSQL, broker and issuer, with a database of its own for each start. As
 * in production, the service's login can do less than the one that migrates: every test also shows that it is enough.
 * Use it through {@link TandemTest}.
 */
public final class TandemTestResource implements QuarkusTestResourceLifecycleManager {

    private TestServers.@Nullable TestDatabase database;

    @Override
    public Map<String, String> start() {
        CompletableFuture<String> broker = CompletableFuture.supplyAsync(TestServers::bootstrapServers);
        CompletableFuture<String> issuer = CompletableFuture.supplyAsync(TestServers::issuerUrl);
        TestServers.TestDatabase fresh = TestServers.freshDatabase();
        database = fresh;
        return Map.of(
                "quarkus.datasource.jdbc.url", fresh.jdbcUrl(),
                "quarkus.datasource.username", fresh.application().user(),
                "quarkus.datasource.password", fresh.application().password(),
                "quarkus.flyway.username", fresh.owner().user(),
                "quarkus.flyway.password", fresh.owner().password(),
                "kafka.bootstrap.servers", broker.join(),
                "quarkus.oidc.auth-server-url", issuer.join());
    }

    @Override
    public void stop() {
        TestServers.TestDatabase used = database;
        if (used != null) {
            TestServers.drop(used);
            database = null;
        }
    }
}
