package dev.tandem.gateway.identity;

import dev.tandem.gateway.problem.GatewayProblem;
import dev.tandem.gateway.problem.Refused;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** Refuses requests without a valid bearer token early. The services check the token again, and its roles. */
@Singleton
public class TokenCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);
    private static final String REALM = "Bearer realm=\"tandem\"";
    private static final String INVALID = REALM + ", error=\"invalid_token\"";

    /**
     * Completes with the caller, its issuer and subject in one string, when the request carries a valid token and fails
     * with {@link Refused} otherwise.
     */
    public Future<String> check(RoutingContext context) {
        Context eventLoop = context.vertx().getOrCreateContext();
        Promise<String> checked = Promise.promise();
        // Quarkus' own handler would answer a bad token with an empty 401 before this class hears of it.
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        // Keys may have to be fetched first, in which case the identity arrives on another thread.
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .subscribe()
                .with(
                        identity -> eventLoop.runOnContext(now -> accept(context, identity, checked)),
                        failure -> eventLoop.runOnContext(now -> checked.fail(refusal(context, failure))));
        return checked.future();
    }

    private static void accept(RoutingContext context, @Nullable SecurityIdentity identity, Promise<String> checked) {
        if (identity == null || identity.isAnonymous()) {
            context.response().putHeader("WWW-Authenticate", REALM);
            checked.fail(new Refused(
                    GatewayProblem.UNAUTHENTICATED, "Send a token in the header: Authorization: Bearer <token>."));
        } else if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null
                && !token.getSubject().isBlank()) {
            checked.complete(token.getIssuer() + ' ' + token.getSubject());
        } else {
            context.response().putHeader("WWW-Authenticate", INVALID);
            checked.fail(new Refused(GatewayProblem.UNAUTHENTICATED, "The token does not say whose it is."));
        }
    }

    private static Refused refusal(RoutingContext context, Throwable failure) {
        if (causes(failure).anyMatch(TokenCheck::meansIssuerUnreachable)) {
            LOG.errorf("tokens can't be checked, the issuer does not answer: %s", failure);
            return new Refused(GatewayProblem.UNAVAILABLE, "Tokens can't be checked at the moment.");
        }
        LOG.debugf(failure, "token refused");
        context.response().putHeader("WWW-Authenticate", INVALID);
        return new Refused(
                GatewayProblem.UNAUTHENTICATED,
                hasExpired(failure) ? "The token has expired." : "The token is not valid for this API.");
    }

    private static boolean hasExpired(Throwable failure) {
        Optional<InvalidJwtException> invalid = causes(failure)
                .filter(InvalidJwtException.class::isInstance)
                .map(InvalidJwtException.class::cast)
                .findFirst();
        return invalid.isPresent() && invalid.get().hasExpired();
    }

    private static boolean meansIssuerUnreachable(Throwable cause) {
        return cause instanceof OIDCException || cause instanceof IOException || cause instanceof TimeoutException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
