package dev.tandem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fails the test when an answer below {@code /api/v1} is not what the service's committed contract promises: its
 * status, its content type, its body by JSON Schema, its required headers.
 *
 * <p>A path that the contract does not know may only be answered by 404, a method that it does not know only by 405,
 * both as problem details. Other paths are not looked at.
 */
public final class ContractFilter implements Filter {

    private static final String PROBLEM = "application/problem+json";
    private static final String SCOPE = "/api/v1/";

    private final Contract contract;

    ContractFilter(Contract contract) {
        this.contract = contract;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification specification,
            FilterContext context) {
        Response response = context.next(request, specification);
        String path = URI.create(request.getURI()).getRawPath();
        if (!path.startsWith(SCOPE)) {
            return response;
        }
        List<String> violations = switch (contract.match(request.getMethod(), path)) {
            case Contract.Match.UnknownPath ignored ->
                refusal(response, Set.of(404), "the path is not in the contract");
            case Contract.Match.UnknownMethod ignored ->
                refusal(response, Set.of(200, 204, 405), "the method is not in the contract");
            case Contract.Match.Found found -> check(found.operation(), response);
        };
        if (!violations.isEmpty()) {
            throw new AssertionError("%s %s answered %d against the contract:%n  %s%nbody: %s"
                    .formatted(
                            request.getMethod(),
                            path,
                            response.statusCode(),
                            String.join("\n  ", violations),
                            response.asString()));
        }
        return response;
    }

    private static List<String> refusal(Response response, Set<Integer> allowed, String reason) {
        if (!allowed.contains(response.statusCode())) {
            return List.of(reason);
        }
        boolean problem = response.statusCode() < 400 || mediaType(response).equals(PROBLEM);
        return problem ? List.of() : List.of("an error without " + PROBLEM);
    }

    private List<String> check(JsonNode operation, Response response) {
        JsonNode documented = contract.response(operation, response.statusCode());
        if (documented == null) {
            return List.of("the status is not documented for "
                    + operation.path("operationId").asText() + "; documented are "
                    + operation
                            .path("responses")
                            .propertyStream()
                            .map(Map.Entry::getKey)
                            .toList());
        }
        List<String> violations = new ArrayList<>(missingHeaders(documented, response));
        violations.addAll(bodyViolations(documented.path("content"), response));
        return violations;
    }

    private List<String> missingHeaders(JsonNode documented, Response response) {
        return documented
                .path("headers")
                .propertyStream()
                .filter(header ->
                        contract.resolve(header.getValue()).path("required").asBoolean())
                .filter(header -> !response.headers().hasHeaderWithName(header.getKey()))
                .map(header -> "the required header " + header.getKey() + " is missing")
                .toList();
    }

    private List<String> bodyViolations(JsonNode content, Response response) {
        String body = response.asString();
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("a body is not documented");
        }
        String actual = mediaType(response);
        JsonNode documented = content.propertyStream()
                .filter(entry -> withoutParameters(entry.getKey()).equals(actual))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (documented == null) {
            return List.of("the content type '" + actual + "' is not documented; documented are "
                    + content.propertyStream().map(Map.Entry::getKey).toList());
        }
        boolean json = actual.endsWith("/json") || actual.endsWith("+json");
        return json && documented.has("schema") ? contract.violations(documented.get("schema"), body) : List.of();
    }

    private static String mediaType(Response response) {
        String contentType = response.contentType();
        return contentType == null ? "" : withoutParameters(contentType);
    }

    private static String withoutParameters(String mediaType) {
        return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}
