package dev.tandem.gateway.admission;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tandem.gateway.connection.ClientAddress;
import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Refused;
import dev.tandem.gateway.routing.GatewayConfig;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests per second of one client address and of one subject. Counted in the memory of this replica, for as many of them
 * as configured; whoever has been away for long enough to have everything again is forgotten.
 */
@Singleton
public class RateLimits {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final @Nullable LoadingCache<String, Bucket> clients;
    private final @Nullable LoadingCache<String, Bucket> subjects;

    RateLimits(GatewayConfig config) {
        GatewayConfig.Rate rate = config.rate();
        this.clients = rate.enabled() ? buckets(rate.clientPerSecond(), rate.clientBurst(), rate.entries()) : null;
        this.subjects = rate.enabled() ? buckets(rate.subjectPerSecond(), rate.subjectBurst(), rate.entries()) : null;
    }

    private static LoadingCache<String, Bucket> buckets(int perSecond, int burst, int entries) {
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perSecond, SECOND)
                .build();
        return Caffeine.newBuilder()
                .maximumSize(entries)
                .expireAfterAccess(Duration.ofSeconds(60L + burst / perSecond))
                // A pool of threads of its own would only reorder what an event loop does in passing.
                .executor(Runnable::run)
                .build(key -> Bucket.builder().addLimit(bandwidth).build());
    }

    /**
     * Takes one request of the client at {@code address}, the written form of an IP address.
     *
     * @throws Refused with 429 when it has had too many
     */
    public void takeFromClient(String address) {
        if (clients != null) {
            take(clients.get(ClientAddress.of(address)), "this address");
        }
    }

    /**
     * Takes one request of {@code subject}.
     *
     * @throws Refused with 429 when it has had too many
     */
    public void takeFromSubject(String subject) {
        if (subjects != null) {
            take(subjects.get(subject), "this token's subject");
        }
    }

    private static void take(Bucket bucket, String whose) {
        if (!bucket.tryConsume(1)) {
            long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw new Refused(
                    GatewayProblem.TOO_MANY_REQUESTS,
                    "Too many requests per second of " + whose + '.',
                    Duration.ofNanos(nanos));
        }
    }
}
