package dev.tandem.gateway.testing;

import dev.tandem.local.servers.LocalIssuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What runs around the gateway in a test. */
public record Stack(LocalIssuer issuer, TestUpstream sandbox, TestUpstream bare) {

    /** Returns a valid token. */
    public String token() {
        return token("ada");
    }

    /** Returns a valid token of another subject. */
    public String token(String subject) {
        return issuer.token(subject, List.of("participant"), Duration.ofMinutes(10), Map.of());
    }

    void close() {
        bare.stop();
        sandbox.stop();
        issuer.close();
    }
}
