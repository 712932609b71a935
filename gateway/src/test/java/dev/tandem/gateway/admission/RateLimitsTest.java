package dev.tandem.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.GatewayConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static RateLimits limits(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("tandem.gateway.rate.client-per-second", "1");
        all.put("tandem.gateway.rate.client-burst", "3");
        all.put("tandem.gateway.rate.subject-per-second", "1");
        all.put("tandem.gateway.rate.subject-burst", "2");
        return new RateLimits(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(GatewayConfig.class));
    }

    private static Refused refusalOfClient(RateLimits limits, String address) {
        return catchThrowableOfType(Refused.class, () -> {
            for (int i = 0; i < 20; i++) {
                limits.takeFromClient(address);
            }
        });
    }

    @Test
    void a_client_that_has_had_its_burst_is_refused_and_told_when_to_come_back() {
        Refused refusal = refusalOfClient(limits(Map.of()), "192.0.2.1");

        assertThat(refusal.problem()).isEqualTo(GatewayProblem.TOO_MANY_REQUESTS);
        assertThat(refusal.retryAfterSeconds()).isEqualTo(1);
    }

    @Test
    void one_client_takes_nothing_from_another() {
        RateLimits limits = limits(Map.of());
        refusalOfClient(limits, "192.0.2.1");

        assertThatCode(() -> limits.takeFromClient("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void an_ipv6_network_is_one_client() {
        RateLimits limits = limits(Map.of());
        refusalOfClient(limits, "2001:db8:1:2::1");

        Refused neighbour = catchThrowableOfType(Refused.class, () -> limits.takeFromClient("2001:db8:1:2:ffff::9"));

        assertThat(neighbour).isNotNull();
        assertThatCode(() -> limits.takeFromClient("2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    void subjects_have_limits_of_their_own() {
        RateLimits limits = limits(Map.of());
        limits.takeFromSubject("issuer ada");
        limits.takeFromSubject("issuer ada");

        Refused refusal = catchThrowableOfType(Refused.class, () -> limits.takeFromSubject("issuer ada"));

        assertThat(refusal.problem()).isEqualTo(GatewayProblem.TOO_MANY_REQUESTS);
        assertThatCode(() -> limits.takeFromSubject("issuer eve")).doesNotThrowAnyException();
    }

    @Test
    void there_may_be_no_limit_at_all() {
        RateLimits limits = limits(Map.of("tandem.gateway.rate.enabled", "false"));

        assertThat(refusalOfClient(limits, "192.0.2.1")).isNull();
    }
}
