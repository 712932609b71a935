package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** Makes the body of a problem: for the exception mappers, and for answers that carry problems per item. */
public final class Problems {

    private Problems() {}

    /** The problem of an exception, as it would be answered for the current request. */
    public static Problem of(ProblemException exception) {
        return body(exception.type(), exception.getMessage(), exception.errors(), exception.extensions());
    }

    static Problem body(
            ProblemType type, @Nullable String detail, List<FieldError> errors, Map<String, Object> extensions) {
        return body(type, detail, currentPath(), errors, extensions);
    }

    static Problem body(
            ProblemType type,
            @Nullable String detail,
            @Nullable String path,
            List<FieldError> errors,
            Map<String, Object> extensions) {
        return new Problem(
                ProblemType.TYPE_PREFIX + type.slug(),
                type.title(),
                type.status(),
                detail,
                path,
                errors,
                Trace.traceId(),
                extensions);
    }

    static Response.ResponseBuilder response(Problem problem) {
        // Bytes: a problem must come out whatever the request accepts and whichever writers a resource has.
        return Response.status(problem.status())
                .header("Content-Type", Problem.MEDIA_TYPE)
                .entity(bytes(problem));
    }

    static byte[] bytes(Problem problem) {
        try {
            return Json.mapper().writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String currentPath() {
        // Problems are made outside of requests, too: for the items of a job.
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return null;
        }
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        return request == null ? null : request.getPath();
    }
}
