package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Turns everything that a request can end with into a problem. Nothing about the inside of the service gets out. */
@ApplicationScoped
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.RETRY_AFTER);

    private final PersistenceProblems persistence;
    private final AllowedMethods allowedMethods;

    ProblemMappers(PersistenceProblems persistence, AllowedMethods allowedMethods) {
        this.persistence = persistence;
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        LOG.debugf(e, "%s: %s", e.type().slug(), e.getMessage());
        Response.ResponseBuilder response = Problems.response(Problems.of(e));
        if (e.type() == CommonProblem.UNAVAILABLE || e.type() == CommonProblem.IDEMPOTENCY_IN_FLIGHT) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (e.type().status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response replay(ReplayedAnswer replayed) {
        return replayed.answer();
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response missingToken() {
        return problem(new ProblemException(CommonProblem.UNAUTHENTICATED, "The request carries no access token."));
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, AuthenticationCompletionException.class})
    Response refusedToken() {
        return Response.fromResponse(problem(new ProblemException(
                        CommonProblem.UNAUTHENTICATED,
                        "The access token is expired, not for this API or not genuine.")))
                .header(HttpHeaders.WWW_AUTHENTICATE, null)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }

    @ServerExceptionMapper
    Response issuerAway(OIDCException e) {
        LOG.warnf("answered 503, trace %s: %s", Trace.traceId(), e.getMessage());
        return problem(new ProblemException(
                CommonProblem.UNAVAILABLE, "The issuer of access tokens does not answer at the moment; try again."));
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        return problem(new ProblemException(CommonProblem.FORBIDDEN, "None of the caller's roles allows this."));
    }

    @ServerExceptionMapper
    Response malformed(MismatchedInputException e) {
        return problem(JsonProblems.of(e));
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException e) {
        return problem(JsonProblems.of(e));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        return ViolationProblems.of(e).map(this::problem).orElseGet(() -> failure(e));
    }

    @ServerExceptionMapper
    Response validationItself(ValidationException e) {
        return e.getCause() instanceof ProblemException problem ? problem(problem) : failure(e);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return e.getCause() instanceof ProblemException problem ? problem(problem) : ofStatus(e);
    }

    @ServerExceptionMapper(NotAllowedException.class)
    Response methodNotAllowed(UriInfo uri) {
        Problem problem = Problems.body(
                CommonProblem.METHOD_NOT_ALLOWED, CommonProblem.METHOD_NOT_ALLOWED.title() + ".", List.of(), Map.of());
        return Problems.response(problem)
                .header(HttpHeaders.ALLOW, allowedMethods.of(uri.getRequestUri().getPath()))
                .build();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        return switch (e.getCause()) {
            case ProblemException problem -> problem(problem);
            case JsonProcessingException cause -> problem(JsonProblems.of(cause));
            case BodyLimit.TooLargeException ignored -> other(e);
            case null, default -> ofStatus(e);
        };
    }

    /** A value of the request that no bound has caught and no calendar or arithmetic can bear. */
    @ServerExceptionMapper({DateTimeException.class, ArithmeticException.class})
    Response beyondComputing(RuntimeException e) {
        LOG.warnf(e, "answered 400, trace %s", Trace.traceId());
        return problem(new ProblemException(
                CommonProblem.VALIDATION_FAILED, "A date or a number of the request is out of range."));
    }

    @ServerExceptionMapper
    Response other(Throwable e) {
        if (isHangUp(e)) {
            LOG.debugf(e, "the client hung up, trace %s", Trace.traceId());
            return Problems.response(Problems.body(
                            CommonProblem.MALFORMED_JSON, "The connection ended within the body.", List.of(), Map.of()))
                    .build();
        }
        Optional<ProblemException> own = problemIn(e);
        if (own.isPresent()) {
            return problem(own.get());
        }
        Optional<ProblemException> stored = persistence.find(e);
        if (stored.isPresent() && stored.get().type() == CommonProblem.UNAVAILABLE) {
            LOG.warnf("answered 503, trace %s: %s", Trace.traceId(), DatabaseOutage.describe(e));
        }
        return stored.map(this::problem).orElseGet(() -> failure(e));
    }

    /** The connection ended, and with it the reading of the body: nobody gets an answer, and nothing is wrong here. */
    private static boolean isHangUp(Throwable e) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request == null || !request.serverResponse().closed()) {
            return false;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ProblemException> problemIn(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private Response ofStatus(WebApplicationException e) {
        Response original = e.getResponse();
        int status = original.getStatus();
        Optional<CommonProblem> type = CommonProblem.ofStatus(status);
        if (type.isEmpty()) {
            return status < Response.Status.BAD_REQUEST.getStatusCode() ? original : failure(e);
        }
        if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            LOG.errorf(e, "request failed, trace %s", Trace.traceId());
        }
        Response.ResponseBuilder response =
                Problems.response(Problems.body(type.get(), type.get().title() + ".", List.of(), Map.of()));
        for (String header : KEPT_HEADERS) {
            String value = original.getHeaderString(header);
            if (value != null) {
                response.header(header, value);
            }
        }
        return response.build();
    }

    private Response failure(Throwable e) {
        LOG.errorf(e, "request failed, trace %s", Trace.traceId());
        return Problems.response(Problems.body(
                        CommonProblem.INTERNAL_ERROR,
                        "The service failed; the trace id finds the reason in its log.",
                        List.of(),
                        Map.of()))
                .build();
    }
}
