package dev.tandem.platform.web;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries out {@link Sweep}; outside of the transaction, so that it sees its commit fail, too. */
@Sweep
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class SweepInterceptor {

    private static final Logger LOG = Logger.getLogger(SweepInterceptor.class);

    private final Rounds rounds;

    SweepInterceptor(Rounds rounds) {
        this.rounds = rounds;
    }

    /** What all sweeps share. */
    @ApplicationScoped
    static class Rounds {

        private final Set<String> failing = ConcurrentHashMap.newKeySet();
        private volatile boolean stopping;

        void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopped) {
            stopping = true;
        }
    }

    @AroundInvoke
    @Nullable
    Object run(InvocationContext context) throws Exception {
        String name = context.getMethod().getDeclaringClass().getSimpleName() + "."
                + context.getMethod().getName();
        if (rounds.stopping) {
            return null;
        }
        try {
            Object result = context.proceed();
            if (rounds.failing.remove(name)) {
                LOG.infof("%s works again", name);
            }
            return result;
        } catch (Exception e) {
            if (rounds.stopping) {
                LOG.debugf(e, "%s was interrupted by the end of the service", name);
            } else if (!DatabaseOutage.isReasonOf(e)) {
                throw e;
            } else if (rounds.failing.add(name)) {
                LOG.warnf("%s could not be done and is tried again: %s", name, DatabaseOutage.describe(e));
            }
            return null;
        }
    }
}
