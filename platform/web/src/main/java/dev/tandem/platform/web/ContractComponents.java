package dev.tandem.platform.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** The components that every service's contract has in common. */
final class ContractComponents {

    static final String SECURITY_SCHEME = "oidc";
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    static final String IF_MATCH = "IfMatch";
    private static final String LIMIT = "Limit";
    private static final String CURSOR = "Cursor";
    private static final String TRACE_EXAMPLE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private ContractComponents() {}

    static void addTo(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Components components = document.getComponents();
        components.addSecurityScheme(
                SECURITY_SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("Access token of the organisation's OpenID Connect provider."));
        addSchemas(components);
        addParameters(components);
        components.addHeader(
                "Location",
                OASFactory.createHeader()
                        .description("Path of the resource.")
                        .schema(string().examples(List.of("/api/v1/goals/01980c8e-5a3e-7cc4-b6b1-5d1f0c6f1a11"))));
        components.addHeader(
                "ETag",
                OASFactory.createHeader()
                        .description("Version of the resource, for `If-Match`.")
                        .schema(string().examples(List.of("\"7\""))));
        for (CommonProblem problem : CommonProblem.values()) {
            if (CommonProblem.ofStatus(problem.status()).orElseThrow() == problem) {
                components.addResponse(
                        responseName(problem),
                        OASFactory.createAPIResponse()
                                .description(problem.title() + ".")
                                .content(problemContent(problem)));
            }
        }
    }

    /** Removes the standard components that no operation of this service refers to. */
    static void removeUnused(OpenAPI document) {
        Set<String> used = new HashSet<>();
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream())
                    .forEach(operation -> collect(operation, used));
        }
        Components components = document.getComponents();
        remove(components.getResponses(), "responses", used, components::removeResponse);
        remove(components.getParameters(), "parameters", used, components::removeParameter);
        remove(components.getHeaders(), "headers", used, components::removeHeader);
    }

    private static void collect(Operation operation, Set<String> used) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> used.add(String.valueOf(parameter.getRef())));
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> {
            used.add(String.valueOf(response.getRef()));
            if (response.getHeaders() != null) {
                response.getHeaders().values().forEach(header -> used.add(String.valueOf(header.getRef())));
            }
        });
    }

    private static void remove(
            @Nullable Map<String, ?> components, String kind, Set<String> used, Consumer<String> remove) {
        if (components != null) {
            List.copyOf(components.keySet()).stream()
                    .filter(name -> !used.contains("#/components/%s/%s".formatted(kind, name)))
                    .forEach(remove);
        }
    }

    /** Name of the component that describes all problems of a status. */
    static String responseName(CommonProblem problem) {
        StringBuilder name = new StringBuilder();
        for (String word :
                CommonProblem.ofStatus(problem.status()).orElse(problem).slug().split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    /** A problem of a status, with an example of each kind. */
    static Content problemContent(CommonProblem status) {
        Map<String, Example> examples = new LinkedHashMap<>();
        for (CommonProblem problem : CommonProblem.values()) {
            if (problem.status() == status.status()) {
                examples.put(problem.slug(), OASFactory.createExample().value(exampleOf(problem)));
            }
        }
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem"))
                                .examples(examples));
    }

    private static Map<String, Object> exampleOf(CommonProblem problem) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", ProblemType.TYPE_PREFIX + problem.slug());
        example.put("title", problem.title());
        example.put("status", problem.status());
        if (problem == CommonProblem.VALIDATION_FAILED) {
            example.put("detail", "/capacity must be an integer");
            // Ordered, unlike Map.of: the document must come out the same every time.
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("pointer", "/capacity");
            error.put("code", "INVALID");
            error.put("detail", "must be an integer");
            example.put("errors", List.of(error));
        } else {
            example.put("detail", problem.title() + ".");
        }
        example.put("traceId", TRACE_EXAMPLE);
        return example;
    }

    /** Returns the component that stands for a parameter, if it is one of the standard ones. */
    static @Nullable String standardParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.QUERY && "limit".equals(parameter.getName())) {
            return LIMIT;
        }
        if (parameter.getIn() == Parameter.In.QUERY && "cursor".equals(parameter.getName())) {
            return CURSOR;
        }
        return parameter.getIn() == Parameter.In.HEADER && "If-Match".equals(parameter.getName()) ? IF_MATCH : null;
    }

    private static void addParameters(Components components) {
        components.addParameter(
                LIMIT,
                OASFactory.createParameter()
                        .name("limit")
                        .in(Parameter.In.QUERY)
                        .description("How many items at most.")
                        .schema(type(SchemaType.INTEGER)
                                .minimum(java.math.BigDecimal.ONE)
                                .maximum(java.math.BigDecimal.valueOf(PageRequest.MAX_LIMIT))
                                .defaultValue(PageRequest.DEFAULT_LIMIT)));
        components.addParameter(
                CURSOR,
                OASFactory.createParameter()
                        .name("cursor")
                        .in(Parameter.In.QUERY)
                        .description("`nextCursor` of the page before; valid with the same sort and filters only.")
                        .schema(string()));
        components.addParameter(
                IF_MATCH,
                OASFactory.createParameter()
                        .name("If-Match")
                        .in(Parameter.In.HEADER)
                        .required(true)
                        .description("The `ETag` that was read. Without it 428, when it is stale 412.")
                        .schema(string().examples(List.of("\"7\""))));
        components.addParameter(
                IDEMPOTENCY_KEY,
                OASFactory.createParameter()
                        .name("Idempotency-Key")
                        .in(Parameter.In.HEADER)
                        .description(
                                "Makes it safe to repeat the request for 24 hours: the same body gets the first answer"
                                        + " again (with `Idempotency-Replayed: true`), another one 422.")
                        .schema(string().minLength(1).maxLength(255).examples(List.of("9f0c3c1e-1"))));
    }

    private static void addSchemas(Components components) {
        components.addSchema(
                "FieldError",
                type(SchemaType.OBJECT)
                        .description("What is wrong with one place of the request.")
                        .properties(properties(
                                "pointer",
                                        string().description("JSON Pointer into the body.")
                                                .examples(List.of("/items/3/name")),
                                "parameter",
                                        string().description("Name of a query, path or header parameter.")
                                                .examples(List.of("limit")),
                                "code", string().description("For translation.").examples(List.of("NOT_BLANK")),
                                "detail", string().description("For people.").examples(List.of("must not be blank"))))
                        .required(new ArrayList<>(List.of("code", "detail"))));
        components.addSchema(
                "Problem",
                type(SchemaType.OBJECT)
                        .description("An error, RFC 9457. Some types have further members.")
                        .properties(properties(
                                "type",
                                        string().description("Stable identifier of the kind of problem.")
                                                .examples(List.of("urn:tandem:problem:validation-failed")),
                                "title", string().description("The kind of problem, for people."),
                                "status",
                                        type(SchemaType.INTEGER)
                                                .description("The HTTP status.")
                                                .examples(List.of(400)),
                                "detail", string().description("What is wrong this time, for people."),
                                "instance", string().description("Path of the request."),
                                "errors",
                                        type(SchemaType.ARRAY)
                                                .items(OASFactory.createSchema().ref("FieldError")),
                                "traceId",
                                        string().description("Finds the request in the logs.")
                                                .examples(List.of(TRACE_EXAMPLE))))
                        .required(new ArrayList<>(List.of("type", "title", "status"))));
    }

    private static Map<String, Schema> properties(Object... namesAndSchemas) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            properties.put((String) namesAndSchemas[i], (Schema) namesAndSchemas[i + 1]);
        }
        return properties;
    }

    private static Schema string() {
        return type(SchemaType.STRING);
    }

    private static Schema type(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
