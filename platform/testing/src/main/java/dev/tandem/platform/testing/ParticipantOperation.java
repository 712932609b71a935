package dev.tandem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract of the service under test that participants may call.
 *
 * @param contentType what its body may be; null when it takes none
 */
record ParticipantOperation(
        String method, String path, @Nullable String contentType) {

    private static final Pattern ROLE = Pattern.compile("Required role: .*`participant`");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** All of them, at least one. */
    static List<ParticipantOperation> all() {
        Contract contract = Contract.at(Contract.LOCATION)
                .orElseThrow(() -> new IllegalStateException("there is no contract at " + Contract.LOCATION));
        List<ParticipantOperation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                contract.document().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode described = operation.getValue();
                if (METHODS.contains(operation.getKey())
                        && ROLE.matcher(described.path("description").asText()).find()) {
                    found.add(new ParticipantOperation(
                            operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), contentType(described)));
                }
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("the contract names no operation of participants");
        }
        return found;
    }

    /** An operation that reads and needs to know nothing, for asking who one is. */
    static ParticipantOperation any() {
        return all().stream()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                .findFirst()
                .orElseThrow();
    }

    /** Calls it about an object that does not exist, with an empty body if it takes one. */
    Response call(RequestSpecification request) {
        if (contentType != null) {
            request.contentType(contentType).body("{}");
        }
        return request.header("If-Match", "\"1\"")
                .request(method, path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
    }

    private static @Nullable String contentType(JsonNode operation) {
        var types = operation.path("requestBody").path("content").fieldNames();
        return types.hasNext() ? types.next() : null;
    }
}
