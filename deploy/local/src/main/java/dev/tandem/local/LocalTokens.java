package dev.tandem.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the local issuer for tokens, the way any OAuth 2 client with credentials would. */
final class LocalTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> STAFF =
            Map.of("coordinator", "coordinator", "viewer", "viewer", "sponsor", "sponsor", "hr", "hr-integration");

    private LocalTokens() {}

    /** Returns a token for a demo user, or for the participant with this userName. */
    static String tokenFor(String issuerUrl, String user) {
        return token(issuerUrl, user, Map.of());
    }

    /** Returns what {@link #tokenFor} does, as it is long after its end. */
    static String expired(String issuerUrl, String user) {
        return token(issuerUrl, user, Map.of("expired", "true"));
    }

    /** Returns a rightly signed token of a participant with a subject of its own and somebody else's name. */
    static String impostor(String issuerUrl, String subject, String userName) {
        return token(issuerUrl, subject, Map.of("name", userName));
    }

    private static String token(String issuerUrl, String user, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", "tandem-local");
        fields.put("client_secret", "local");
        fields.put("user", user);
        fields.put("role", STAFF.getOrDefault(user, "participant"));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuerUrl + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StackException("the issuer answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new StackException("the issuer at " + issuerUrl + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while asking for a token", e);
        }
    }
}
