package dev.tandem.gateway.readiness;

import dev.tandem.gateway.routing.GatewayConfig;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Whether the issuer has told its keys once. Quarkus would ask again only with the next request, which has to wait; this asks
 * by itself. Keys are kept when the issuer goes away later.
 */
@Singleton
class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final Vertx vertx;
    private final TenantConfigBean tenants;
    private final long retryMillis;
    private volatile long timer = -1;
    private volatile boolean stopped;

    IssuerKeys(Vertx vertx, TenantConfigBean tenants, GatewayConfig config) {
        this.vertx = vertx;
        this.tenants = tenants;
        this.retryMillis = config.issuer().retryInterval().toMillis();
    }

    boolean areKnown() {
        return tenants.getDefaultTenant().ready();
    }

    void start(@Observes StartupEvent started) {
        askUntilKnown();
    }

    @PreDestroy
    void close() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void askUntilKnown() {
        TenantConfigContext tenant = tenants.getDefaultTenant();
        if (!tenant.ready() && !stopped) {
            tenant.initialize().subscribe().with(known -> LOG.info("the issuer has told its keys"), failure -> {
                LOG.debugf("the issuer does not answer: %s", failure.getMessage());
                timer = vertx.setTimer(retryMillis, again -> askUntilKnown());
            });
        }
    }
}
