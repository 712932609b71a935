package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** See {@link Idempotent}. Runs after validation, so that only requests that make sense take a key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 900)
class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_KEY_LENGTH = 255;

    private final CurrentVertxRequest currentRequest;
    private final Caller caller;
    private final IdempotencyStore store;
    private final ObjectMapper mapper;

    IdempotencyInterceptor(
            CurrentVertxRequest currentRequest, Caller caller, IdempotencyStore store, ObjectMapper mapper) {
        this.currentRequest = currentRequest;
        this.caller = caller;
        this.store = store;
        this.mapper = mapper;
    }

    @AroundInvoke
    @Nullable
    Object around(InvocationContext context) throws Exception {
        HttpServerRequest request = currentRequest.getCurrent().request();
        String key = request.getHeader(HEADER);
        if (key == null) {
            return context.proceed();
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw ProblemException.invalid(FieldError.ofParameter(
                    HEADER, "INVALID", "must have between 1 and %d characters".formatted(MAX_KEY_LENGTH)));
        }
        String scope = Hashes.hex(String.join(
                "\n", caller.issuer(), caller.subject(), request.method().name(), request.path(), key));
        String hash = requestHash(context, request);
        return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION
                ? once(scope, hash, context)
                : inTransaction(scope, hash, context);
    }

    private @Nullable Object inTransaction(String scope, String hash, InvocationContext context) throws Exception {
        QuarkusTransaction.begin();
        Object result;
        try {
            result = once(scope, hash, context);
        } catch (Throwable e) {
            rollBackAfter(e);
            throw e;
        }
        if (status(result) >= Response.Status.BAD_REQUEST.getStatusCode()) {
            QuarkusTransaction.rollback();
        } else {
            QuarkusTransaction.commit();
        }
        return result;
    }

    /** A database that has gone away refuses the rollback, too: the first failure is the one to answer with. */
    private static void rollBackAfter(Throwable failure) {
        try {
            QuarkusTransaction.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private @Nullable Object once(String scope, String hash, InvocationContext context) throws Exception {
        if (!store.tryLock(scope)) {
            throw new ProblemException(
                    CommonProblem.IDEMPOTENCY_IN_FLIGHT,
                    "The first request with this key has not ended yet; try again.");
        }
        Optional<StoredAnswer> stored = store.find(scope);
        if (stored.isPresent()) {
            if (!stored.get().requestHash().equals(hash)) {
                throw new ProblemException(
                        CommonProblem.IDEMPOTENCY_KEY_REUSED, "The key was sent before with another body or query.");
            }
            throw new ReplayedAnswer(stored.get().replay());
        }
        Object result = context.proceed();
        if (status(result) < Response.Status.BAD_REQUEST.getStatusCode()) {
            store.save(scope, answer(hash, result));
        }
        return result;
    }

    private StoredAnswer answer(String hash, @Nullable Object result) throws JsonProcessingException {
        return switch (result) {
            case RestResponse<?> response ->
                new StoredAnswer(
                        hash,
                        response.getStatus(),
                        header(response.getHeaders().getFirst(HttpHeaders.LOCATION)),
                        header(response.getHeaders().getFirst(HttpHeaders.ETAG)),
                        body(response.getEntity()));
            case Response response ->
                new StoredAnswer(
                        hash,
                        response.getStatus(),
                        header(response.getHeaders().getFirst(HttpHeaders.LOCATION)),
                        header(response.getHeaders().getFirst(HttpHeaders.ETAG)),
                        body(response.getEntity()));
            case null, default -> new StoredAnswer(hash, status(result), null, null, body(result));
        };
    }

    private static int status(@Nullable Object result) {
        return switch (result) {
            case null -> Response.Status.NO_CONTENT.getStatusCode();
            case RestResponse<?> response -> response.getStatus();
            case Response response -> response.getStatus();
            default -> Response.Status.OK.getStatusCode();
        };
    }

    private static @Nullable String header(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private @Nullable String body(@Nullable Object entity) throws JsonProcessingException {
        return entity == null ? null : mapper.writeValueAsString(entity);
    }

    /** The query and everything the method takes from the body. */
    private String requestHash(InvocationContext context, HttpServerRequest request) throws IOException {
        MessageDigest digest = Hashes.sha256();
        digest.update(bytes(Objects.requireNonNullElse(request.query(), "")));
        Annotation[][] annotations = context.getMethod().getParameterAnnotations();
        Object[] arguments = context.getParameters();
        for (int i = 0; i < arguments.length; i++) {
            if (isBody(annotations[i]) && arguments[i] != null) {
                digest.update((byte) 0);
                digest.update(bytes(arguments[i]));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isBody(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            String name = annotation.annotationType().getName();
            boolean multipart = name.endsWith(".RestForm") || name.endsWith(".FormParam");
            if (!multipart && (name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss.resteasy.reactive."))) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes(Object argument) throws IOException {
        return switch (argument) {
            case byte[] data -> data;
            case String text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case Path file -> Files.readAllBytes(file);
            case FileUpload upload -> Files.readAllBytes(upload.uploadedFile());
            case InputStream stream ->
                throw new IllegalStateException("an @Idempotent method cannot take a stream: " + stream.getClass());
            default -> mapper.writeValueAsBytes(argument);
        };
    }
}
