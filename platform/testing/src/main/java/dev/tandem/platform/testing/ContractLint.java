package dev.tandem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The house rules for a published OpenAPI 3.1 document. */
final class ContractLint {

    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Contract contract;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, String> operationIds = new HashMap<>();

    private ContractLint(Contract contract) {
        this.contract = contract;
    }

    /** Returns every violation as one readable line; empty when the document is clean. */
    static List<String> violations(JsonNode document) {
        ContractLint lint = new ContractLint(new Contract(document));
        lint.checkDocument();
        return lint.violations;
    }

    private void checkDocument() {
        JsonNode document = contract.document();
        if (!document.path("openapi").asText().startsWith("3.1")) {
            violations.add("the document is not OpenAPI 3.1: " + document.path("openapi"));
        }
        if (!document.findValues("nullable").isEmpty()) {
            violations.add("'nullable' is not OpenAPI 3.1: use a type array");
        }
        boolean secured = !document.path("security").isEmpty();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode item = contract.resolve(path.getValue());
            checkParameters(path.getKey(), item);
            for (Map.Entry<String, JsonNode> operation : item.properties()) {
                if (METHODS.contains(operation.getKey())) {
                    checkOperation(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                            operation.getValue(),
                            secured);
                }
            }
        }
    }

    private void checkOperation(String name, JsonNode operation, boolean securedByDefault) {
        String id = operation.path("operationId").asText();
        require(!id.isBlank(), name, "has no operationId");
        String other = operationIds.putIfAbsent(id, name);
        require(id.isBlank() || other == null, name, "shares its operationId '" + id + "' with " + other);
        require(!operation.path("summary").asText().isBlank(), name, "has no summary");
        require(!operation.path("tags").isEmpty(), name, "has no tag");
        boolean secured =
                operation.has("security") ? !operation.path("security").isEmpty() : securedByDefault;
        require(secured, name, "has no security requirement");
        require(operation.path("responses").has("401"), name, "does not document 401");
        require(operation.path("responses").has("403"), name, "does not document 403");
        checkParameters(name, operation);
        checkErrors(name, operation);
        checkRequestBody(name, operation);
    }

    private void checkParameters(String name, JsonNode owner) {
        for (JsonNode reference : owner.path("parameters")) {
            JsonNode parameter = contract.resolve(reference);
            require(
                    !parameter.path("description").asText().isBlank(),
                    name,
                    "does not describe its parameter '" + parameter.path("name").asText() + "'");
        }
    }

    private void checkErrors(String name, JsonNode operation) {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            String status = response.getKey();
            if (status.startsWith("4") || status.startsWith("5")) {
                JsonNode content = contract.resolve(response.getValue()).path("content");
                require(content.path(PROBLEM).has("schema"), name, "answers " + status + " without a problem schema");
            }
        }
    }

    private void checkRequestBody(String name, JsonNode operation) {
        if (!operation.has("requestBody")) {
            return;
        }
        JsonNode content = contract.resolve(operation.get("requestBody")).path("content");
        require(!content.isEmpty(), name, "has a request body without a content type");
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            JsonNode schema = contract.resolve(media.getValue().path("schema"));
            boolean example = hasExample(media.getValue()) || hasExample(schema) || everyPropertyHasExample(schema);
            require(example, name, "has no example of its request body (" + media.getKey() + ")");
        }
    }

    private boolean everyPropertyHasExample(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        return !properties.isEmpty()
                && properties.propertyStream().allMatch(property -> hasExample(contract.resolve(property.getValue())));
    }

    private static boolean hasExample(JsonNode node) {
        return node.has("example") || !node.path("examples").isEmpty();
    }

    private void require(boolean condition, String name, String complaint) {
        if (!condition) {
            violations.add(name + " " + complaint);
        }
    }
}
