package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A client of the public API as an integrator would write one: every POST carries an {@code Idempotency-Key}, so that it can be
 * sent again when the connection breaks or the gateway says that a service is away; lists are read page by page. Somebody whom a
 * service does not know yet introduces themselves where people are kept, once, and asks again until the news has come.
 */
public final class Api {

    private static final Set<Integer> AWAY = Set.of(502, 503, 504);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CALL_AGAIN = "urn:tandem:problem:idempotency-in-flight";
    private static final String NOT_LINKED = "urn:tandem:problem:person-not-linked";
    private static final String ME = "/api/v1/people/me";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI gateway;
    private final TokenSource tokens;
    private final Map<String, String> issued = new ConcurrentHashMap<>();
    private final Set<String> introduced = ConcurrentHashMap.newKeySet();

    /**
     * @param gateway the gateway's address without a path
     * @param tokens  issues a token per user, asked once for each
     */
    public Api(URI gateway, TokenSource tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /** An empty JSON object to fill. */
    public ObjectNode object() {
        return json.createObjectNode();
    }

    /** Any value as JSON. */
    public JsonNode json(Object value) {
        return json.valueToTree(value);
    }

    /** Reads one resource. */
    public JsonNode get(String user, String path) {
        return parse(send(user, "GET", path, null, null));
    }

    /** Reads a resource that is not JSON. */
    public String getText(String user, String path) {
        return send(user, "GET", path, null, null).body();
    }

    /** Posts JSON, or nothing when the body is null. */
    public JsonNode post(String user, String path, @Nullable JsonNode body) {
        return parse(send(user, "POST", path, body == null ? "" : body.toString(), "application/json"));
    }

    /** Posts a text of another type, such as CSV. */
    public JsonNode postText(String user, String path, String body, String contentType) {
        return parse(send(user, "POST", path, body, contentType));
    }

    /** Reads every page of a list; {@code path} may carry a query. */
    public List<JsonNode> list(String user, String path) {
        List<JsonNode> all = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String page = path + separator + "limit=200";
        while (true) {
            JsonNode answer = get(user, page);
            answer.path("items").forEach(all::add);
            String next = answer.path("nextCursor").asText("");
            if (next.isEmpty() || "null".equals(next)) {
                return all;
            }
            page = path + separator + "limit=200&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> send(
            String user, String method, String path, @Nullable String body, @Nullable String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + issued.computeIfAbsent(user, tokens::tokenFor))
                .header("Accept", "application/json, text/html;q=0.9, application/problem+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null && body != null && !body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if ("POST".equals(method)) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return patiently(user, request.build());
    }

    /** Sends until the platform gives an answer that is about the request and not about its own availability. */
    private HttpResponse<String> patiently(String user, HttpRequest request) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            HttpResponse<String> answer = null;
            IOException broken = null;
            try {
                answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() < 400) {
                    return answer;
                }
            } catch (IOException e) {
                broken = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
            }
            boolean again = broken != null || (answer != null && mayPass(user, request, answer));
            if (!again || Instant.now().isAfter(giveUp)) {
                if (answer == null) {
                    throw new UncheckedIOException(
                            "%s %s got no answer".formatted(request.method(), request.uri()),
                            broken == null ? new IOException("no answer") : broken);
                }
                throw new ApiException(
                        request.method() + " " + request.uri().getRawPath(), answer.statusCode(), answer.body());
            }
            Patience.pause();
        }
    }

    private boolean mayPass(String user, HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() == 403
                && answer.body().contains(NOT_LINKED)
                && !request.uri().getPath().equals(ME)) {
            if (introduced.add(user)) {
                get(user, ME);
            }
            return true;
        }
        return AWAY.contains(answer.statusCode()) || answer.body().contains(CALL_AGAIN);
    }

    private JsonNode parse(HttpResponse<String> answer) {
        if (answer.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + answer.body(), e);
        }
    }
}
