package dev.tandem.gateway.testing;

import dev.tandem.local.servers.LocalIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real issuer and two services behind the gateway: {@code sandbox} has a contract and also stands in for the real
 * services, {@code bare} has none and may be stopped by a test.
 */
public class GatewayTestResource implements QuarkusTestResourceLifecycleManager {

    /** Argument with the value {@code down} for a gateway whose issuer does not answer. */
    public static final String ISSUER = "issuer";

    private @Nullable Stack stack;
    private boolean issuerDown;

    @Override
    public void init(Map<String, String> arguments) {
        issuerDown = "down".equals(arguments.get(ISSUER));
    }

    @Override
    public Map<String, String> start() {
        Stack started = new Stack(LocalIssuer.start("test", 0), TestUpstream.start(), TestUpstream.start());
        stack = started;
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.oidc.auth-server-url", started.issuer().issuerUrl());
        if (issuerDown) {
            started.issuer().close();
        }
        settings.put("tandem.gateway.routes.sandbox", "parcels,letters,stamps");
        settings.put("tandem.gateway.routes.bare", "stones");
        settings.put("tandem.gateway.upstreams.bare", started.bare().address());
        settings.put("tandem.gateway.management.bare", started.bare().address());
        for (String service : new String[] {"sandbox", "participants", "matching", "goals", "feedback"}) {
            settings.put(
                    "tandem.gateway.upstreams." + service, started.sandbox().address());
            settings.put(
                    "tandem.gateway.management." + service, started.sandbox().address());
        }
        settings.put("tandem.gateway.cors.origins", "https://hr.example.org,https://portal.example.org");
        settings.put("tandem.gateway.health.interval", "50ms");
        settings.put("tandem.gateway.issuer.retry-interval", "100ms");
        settings.put("tandem.gateway.connections.max-per-client", "400");
        settings.put("tandem.gateway.pace.check-interval", "100ms");
        settings.put("tandem.gateway.pace.head-deadline", "2s");
        settings.put("tandem.gateway.pace.body-deadline", "20s");
        settings.put("tandem.gateway.pace.window", "3s");
        settings.put("tandem.gateway.pace.min-request-rate", "100");
        settings.put("tandem.gateway.pace.min-answer-rate", "100");
        settings.put("tandem.gateway.share.subject", "20");
        settings.put("tandem.gateway.rate.subject-per-second", "40");
        settings.put("tandem.gateway.rate.subject-burst", "300");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stack, new TestInjector.MatchesType(Stack.class));
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
