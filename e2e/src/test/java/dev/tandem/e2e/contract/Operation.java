package dev.tandem.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One operation of a contract. */
public record Operation(Contract contract, String method, String path, JsonNode definition) {

    private static final String ROOT = "/api/v1/";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern ROLES = Pattern.compile("Required role: ((?:`[a-z-]+`(?: or )?)+)");
    private static final Pattern ROLE = Pattern.compile("`([a-z-]+)`");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** A name that is unique on the whole platform: operationIds are unique in their service only. */
    public String name() {
        return contract.service() + "." + definition.path("operationId").asText();
    }

    /** The short name of the service that publishes it. */
    public String service() {
        return contract.service();
    }

    /** The first segment of the path behind the version. */
    public String collection() {
        return path.substring(ROOT.length()).replaceFirst("/.*", "");
    }

    /** The roles of which a caller needs one, as the description states them. */
    public Set<String> roles() {
        Matcher stated = ROLES.matcher(definition.path("description").asText());
        if (!stated.find()) {
            throw new IllegalStateException(name() + " does not say which role it requires");
        }
        return ROLE.matcher(stated.group(1))
                .results()
                .map(role -> role.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the parameters in the path, in their order. */
    public List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
    }

    /** The path with each parameter replaced. */
    public String pathWith(Map<String, String> values) {
        return PARAMETER.matcher(path).replaceAll((MatchResult match) -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException("no " + match.group(1) + " for " + name());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** The parameters of a place: {@code query} or {@code header}. */
    public List<JsonNode> parameters(String in) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode reference : definition.path("parameters")) {
            JsonNode parameter = contract.resolve(reference);
            if (in.equals(parameter.path("in").asText())) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    /** Whether it has a header parameter of this name. */
    public boolean takesHeader(String name) {
        return parameters("header").stream()
                .anyMatch(header -> name.equals(header.path("name").asText()));
    }

    /** The media types of the request body with their schemas and examples; empty when there is none. */
    public Map<String, JsonNode> bodies() {
        return contract.resolve(definition.path("requestBody")).path("content").properties().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether it may change something. */
    public boolean changes() {
        return !method.equals("GET");
    }

    /** What of an answer is not what the contract promises: its status, its content type, its body. */
    public List<String> violations(Answer answer) {
        JsonNode responses = definition.path("responses");
        String status = Integer.toString(answer.status());
        if (!responses.has(status)) {
            return List.of("the status " + status + " is not documented");
        }
        JsonNode documented = contract.resolve(responses.get(status));
        List<String> violations = new ArrayList<>();
        documented.path("headers").properties().forEach(header -> {
            boolean required =
                    contract.resolve(header.getValue()).path("required").asBoolean();
            if (required && answer.header(header.getKey()).isEmpty()) {
                violations.add("the required header " + header.getKey() + " is missing");
            }
        });
        if (answer.status() >= 400 && !answer.mediaType().equals(PROBLEM)) {
            violations.add("an error as '" + answer.mediaType() + "' instead of " + PROBLEM);
        } else {
            violations.addAll(bodyViolations(documented.path("content"), answer));
        }
        return violations;
    }

    private List<String> bodyViolations(JsonNode content, Answer answer) {
        if (content.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("a body is not documented");
        }
        String type = answer.mediaType();
        JsonNode documented = content.path(type);
        if (documented.isMissingNode()) {
            return List.of("the content type '" + type + "' is not documented");
        }
        boolean json = type.endsWith("/json") || type.endsWith("+json");
        return json && documented.has("schema")
                ? contract.violations(documented.path("schema"), answer.body())
                : List.of();
    }
}
