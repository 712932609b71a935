package dev.tandem.platform.events;

import static java.util.Objects.requireNonNull;

import dev.tandem.local.servers.LocalIssuer;
import dev.tandem.local.servers.LocalKafka;
import dev.tandem.local.servers.LocalPostgres;
import dev.tandem.local.servers.Login;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Real servers for the tests of this module. A test gets hold of them by fields of types of the JDK, because the test
 * and this class may come from different class loaders: {@code Consumer<String> broker} takes "stop" and "start",
 * {@code UnaryOperator<String> tokens} gives a token for a role.
 */
public class TestServers implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalPostgres postgres;
    private @Nullable LocalKafka kafka;
    private @Nullable LocalIssuer issuer;
    private boolean brokerDown;

    @Override
    public void init(Map<String, String> arguments) {
        brokerDown = "down".equals(arguments.get("broker"));
    }

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary();
        postgres.ensureDatabase("events", new Login("events_owner", "owner"), new Login("events", "events"));
        kafka = LocalKafka.temporary();
        if (brokerDown) {
            kafka.stop();
        }
        issuer = LocalIssuer.start("test", 0);
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl("events"),
                "quarkus.datasource.username", "events",
                "quarkus.datasource.password", "events",
                "quarkus.flyway.username", "events_owner",
                "quarkus.flyway.password", "owner",
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.oidc.auth-server-url", issuer.issuerUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        Consumer<String> broker = this::control;
        UnaryOperator<String> tokens =
                role -> requireNonNull(issuer).token("somebody", List.of(role), Duration.ofHours(1), Map.of());
        injector.injectIntoFields(broker, field -> field.getName().equals("broker"));
        injector.injectIntoFields(tokens, field -> field.getName().equals("tokens"));
    }

    private void control(String command) {
        switch (command) {
            case "stop" -> requireNonNull(kafka).stop();
            case "start" -> requireNonNull(kafka).start();
            default -> throw new IllegalArgumentException(command);
        }
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
