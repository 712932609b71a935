package dev.tandem.platform.web;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The issuer's metadata and keys. They are asked for in the background until they have come once; whether the issuer
 * answers later does not matter to the tokens signed with them.
 */
@ApplicationScoped
class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final long RETRY_MILLIS = Duration.ofSeconds(1).toMillis();

    private final TenantConfigBean tenants;
    private final Vertx vertx;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicBoolean said = new AtomicBoolean();

    IssuerKeys(TenantConfigBean tenants, Vertx vertx) {
        this.tenants = tenants;
        this.vertx = vertx;
    }

    /** Tells whether tokens can be verified. */
    boolean loaded() {
        return tenants.getDefaultTenant().ready();
    }

    void load(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        if (!loaded()) {
            vertx.setPeriodic(RETRY_MILLIS, this::ask);
        }
    }

    private void ask(long timer) {
        TenantConfigContext issuer = tenants.getDefaultTenant();
        if (issuer.ready()) {
            vertx.cancelTimer(timer);
            LOG.info("The issuer has answered; tokens can be verified");
        } else if (asking.compareAndSet(false, true)) {
            issuer.initialize().subscribe().with(ignored -> asking.set(false), this::refused);
        }
    }

    private void refused(Throwable failure) {
        asking.set(false);
        if (said.compareAndSet(false, true)) {
            LOG.warnf("The issuer does not answer yet, so the service is not ready: %s", failure.getMessage());
        }
    }
}
