package dev.tandem.gateway.readiness;

import dev.tandem.gateway.connection.GuardedServer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the gateway can do its own work. A service that is down takes its own collections away and no others. */
@Readiness
@Singleton
class GatewayReadiness implements HealthCheck {

    private final GuardedServer server;
    private final IssuerKeys keys;
    private final UpstreamStates upstreams;

    GatewayReadiness(GuardedServer server, IssuerKeys keys, UpstreamStates upstreams) {
        this.server = server;
        this.keys = keys;
        this.upstreams = upstreams;
    }

    @Override
    public HealthCheckResponse call() {
        boolean listening = server.isGuarded();
        boolean known = keys.areKnown();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("gateway")
                .withData("server", listening ? "listening" : "starting")
                .withData("issuer", known ? "keys known" : "has never answered");
        upstreams.latest().forEach(response::withData);
        return response.status(listening && known).build();
    }
}
