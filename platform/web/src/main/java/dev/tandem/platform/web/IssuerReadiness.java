package dev.tandem.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the issuer's keys are known: no token could be verified. */
@Readiness
@ApplicationScoped
class IssuerReadiness implements HealthCheck {

    private final IssuerKeys keys;

    IssuerReadiness(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("issuer").status(keys.loaded()).build();
    }
}
