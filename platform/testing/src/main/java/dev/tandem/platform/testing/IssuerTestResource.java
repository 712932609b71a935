package dev.tandem.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Connects a deployable without database and broker (the gateway) to the JVM's issuer. */
public final class IssuerTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.oidc.auth-server-url", TestServers.issuerUrl());
    }

    @Override
    public void stop() {
        // The issuer serves the whole JVM and ends with it.
    }
}
