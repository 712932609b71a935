package dev.tandem.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * Completes the OpenAPI document at build time with what the conventions fix for every operation, so that resources state
 * only what is their own: security and required role, error answers, standard headers and parameters.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {

    private static final DotName ROLES_ALLOWED = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName PERMIT_ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName AUTHENTICATED = DotName.createSimple("io.quarkus.security.Authenticated");
    private static final DotName RESPONSE_STATUS = DotName.createSimple("org.jboss.resteasy.reactive.ResponseStatus");
    private static final DotName VOID = DotName.createSimple("java.lang.Void");
    private static final Map<String, String> DESCRIPTIONS =
            Map.of("201", "Created.", "202", "Accepted; the location shows the progress.", "204", "Done.");
    private static final List<DotName> HTTP_METHODS = List.of(
            DotName.createSimple("jakarta.ws.rs.GET"),
            DotName.createSimple("jakarta.ws.rs.POST"),
            DotName.createSimple("jakarta.ws.rs.PUT"),
            DotName.createSimple("jakarta.ws.rs.PATCH"),
            DotName.createSimple("jakarta.ws.rs.DELETE"));

    private final Map<String, MethodInfo> methods = new TreeMap<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();
    private final ContractSchemas schemas;

    /** Called by the build with the index of the application. */
    public ContractFilter(IndexView index) {
        schemas = new ContractSchemas(index);
        for (DotName http : HTTP_METHODS) {
            for (AnnotationInstance annotation : index.getAnnotations(http)) {
                if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                    MethodInfo method = annotation.target().asMethod();
                    requirePublic(method);
                    MethodInfo other = methods.put(method.name(), method);
                    // An index may list one class twice.
                    if (other != null
                            && !other.declaringClass()
                                    .name()
                                    .equals(method.declaringClass().name())) {
                        ambiguous.add(method.name());
                    }
                }
            }
        }
    }

    private static void requirePublic(MethodInfo method) {
        boolean client = method.declaringClass().isInterface();
        if (!client && !Modifier.isPublic(method.flags())) {
            // Quarkus would leave it out with no more than a warning.
            throw new IllegalStateException("the resource method %s.%s must be public"
                    .formatted(method.declaringClass().name(), method.name()));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        String application = config("quarkus.application.name", "service");
        document.setInfo(OASFactory.createInfo()
                .title("Tandem %s".formatted(application))
                .version("v1")
                .description(config(
                        "tandem.openapi.description", "The public API of %s, part of Tandem.".formatted(application)))
                .contact(OASFactory.createContact().name("Tandem")));
        document.setServers(new ArrayList<>(List.of(OASFactory.createServer()
                .url("/")
                .description("The gateway, or the service itself; paths are the same on both."))));
        ContractComponents.addTo(document);
        schemas.complete(document.getComponents().getSchemas());
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().forEach((path, item) -> complete(path, item));
        }
        addTags(document);
    }

    private static String config(String key, String otherwise) {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(otherwise);
    }

    private static void addTags(OpenAPI document) {
        Set<String> used = document.getPaths() == null
                ? Set.of()
                : document.getPaths().getPathItems().values().stream()
                        .flatMap(item -> item.getOperations().values().stream())
                        .filter(operation -> operation.getTags() != null)
                        .flatMap(operation -> operation.getTags().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> described = document.getTags() == null
                ? Set.of()
                : document.getTags().stream()
                        .map(org.eclipse.microprofile.openapi.models.tags.Tag::getName)
                        .collect(Collectors.toSet());
        used.stream()
                .filter(name -> !described.contains(name))
                .forEach(name ->
                        document.addTag(OASFactory.createTag().name(name).description(name + ".")));
    }

    private void complete(String path, PathItem item) {
        item.getOperations().forEach((http, operation) -> {
            MethodInfo method = method(path, operation);
            boolean isPublic = isAnnotated(method, PERMIT_ALL) && !method.hasAnnotation(ROLES_ALLOWED);
            if (isPublic) {
                operation.setSecurity(new ArrayList<>());
            } else {
                operation.setSecurity(new ArrayList<>(
                        List.of(OASFactory.createSecurityRequirement().addScheme(ContractComponents.SECURITY_SCHEME))));
                describeRoles(operation, roles(method));
            }
            boolean idempotent = http == PathItem.HttpMethod.POST && isAnnotated(method, IDEMPOTENT);
            standardParameters(operation, idempotent);
            successStatus(operation, method);
            successHeaders(path, http, operation);
            errors(path, http, operation, isPublic, idempotent);
        });
    }

    private MethodInfo method(String path, Operation operation) {
        String id = String.valueOf(operation.getOperationId());
        MethodInfo method = methods.get(id);
        if (method == null || ambiguous.contains(id)) {
            throw new IllegalStateException(
                    "operationId %s of %s is the name of %s resource methods in the service, not of one"
                            .formatted(id, path, method == null ? "no" : "several"));
        }
        return method;
    }

    private static boolean isAnnotated(MethodInfo method, DotName annotation) {
        return method.hasAnnotation(annotation) || method.declaringClass().hasDeclaredAnnotation(annotation);
    }

    private static List<String> roles(MethodInfo method) {
        AnnotationInstance annotation = method.annotation(ROLES_ALLOWED);
        if (annotation == null) {
            annotation = method.declaringClass().declaredAnnotation(ROLES_ALLOWED);
        }
        if (annotation == null && !isAnnotated(method, AUTHENTICATED)) {
            throw new IllegalStateException("the resource method %s.%s must declare who may call it"
                    .formatted(method.declaringClass().name(), method.name()));
        }
        return annotation == null ? List.of() : List.of(annotation.value().asStringArray());
    }

    private static void describeRoles(Operation operation, List<String> roles) {
        String sentence = roles.isEmpty()
                ? "Any authenticated caller."
                : "Required role: %s."
                        .formatted(roles.stream().map("`%s`"::formatted).collect(Collectors.joining(" or ")));
        String description = operation.getDescription();
        operation.setDescription(description == null ? sentence : description + "\n\n" + sentence);
    }

    /** The generator guesses the status from method and type; {@code @ResponseStatus} knows it. */
    private static void successStatus(Operation operation, MethodInfo method) {
        AnnotationInstance stated = method.annotation(RESPONSE_STATUS);
        String status = null;
        if (stated != null) {
            status = stated.value().asString();
        } else if (method.returnType().kind() == Type.Kind.PARAMETERIZED_TYPE
                && method.returnType()
                        .asParameterizedType()
                        .arguments()
                        .getFirst()
                        .name()
                        .equals(VOID)) {
            status = "204";
        }
        APIResponses responses = operation.getResponses();
        if (status == null || responses.hasAPIResponse(status)) {
            return;
        }
        for (String guessed : List.of("200", "201", "204")) {
            APIResponse response = responses.getAPIResponse(guessed);
            if (response != null) {
                responses.removeAPIResponse(guessed);
                responses.addAPIResponse(status, response.description(DESCRIPTIONS.getOrDefault(status, "Done.")));
                return;
            }
        }
    }

    private static void standardParameters(Operation operation, boolean idempotent) {
        List<Parameter> parameters = new ArrayList<>();
        if (operation.getParameters() != null) {
            for (Parameter parameter : operation.getParameters()) {
                describe(parameter);
                String standard = ContractComponents.standardParameter(parameter);
                parameters.add(
                        standard == null
                                ? parameter
                                : OASFactory.createParameter().ref(standard));
            }
        }
        if (idempotent) {
            parameters.add(OASFactory.createParameter().ref(ContractComponents.IDEMPOTENCY_KEY));
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    /** Describes what means the same everywhere, unless the resource has more to say. */
    private static void describe(Parameter parameter) {
        if (parameter.getDescription() != null) {
            return;
        }
        if (parameter.getIn() == Parameter.In.PATH && parameter.getName().equals("id")) {
            parameter.setDescription("Id of the resource.");
        } else if (parameter.getIn() == Parameter.In.QUERY
                && parameter.getName().equals("sort")) {
            parameter.setDescription("Name to sort by, with a leading minus for descending order.");
        }
    }

    private static boolean hasIfMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getRef() != null
                                && parameter.getRef().endsWith("/" + ContractComponents.IF_MATCH));
    }

    private static void successHeaders(String path, PathItem.HttpMethod http, Operation operation) {
        boolean single = path.endsWith("}") || hasIfMatch(operation);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getRef() != null) {
                return;
            }
            if (status.equals("201") || status.equals("202")) {
                response.addHeader("Location", OASFactory.createHeader().ref("Location"));
            }
            if (status.equals("201") || (status.equals("200") && single && http != PathItem.HttpMethod.DELETE)) {
                response.addHeader("ETag", OASFactory.createHeader().ref("ETag"));
            }
        });
    }

    private static void errors(
            String path, PathItem.HttpMethod http, Operation operation, boolean isPublic, boolean idempotent) {
        boolean body = operation.getRequestBody() != null;
        boolean changes = http != PathItem.HttpMethod.GET;
        Set<CommonProblem> problems = new LinkedHashSet<>();
        if (body || operation.getParameters() != null) {
            problems.add(CommonProblem.VALIDATION_FAILED);
        }
        if (!isPublic) {
            problems.add(CommonProblem.UNAUTHENTICATED);
            problems.add(CommonProblem.FORBIDDEN);
        }
        if (path.contains("{")) {
            problems.add(CommonProblem.NOT_FOUND);
        }
        problems.add(CommonProblem.NOT_ACCEPTABLE);
        if (changes) {
            problems.add(CommonProblem.CONFLICT);
        }
        if (hasIfMatch(operation)) {
            problems.add(CommonProblem.PRECONDITION_FAILED);
            problems.add(CommonProblem.PRECONDITION_REQUIRED);
        }
        if (body) {
            problems.add(CommonProblem.PAYLOAD_TOO_LARGE);
            problems.add(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (idempotent) {
            problems.add(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        problems.add(CommonProblem.INTERNAL_ERROR);
        problems.add(CommonProblem.UNAVAILABLE);
        APIResponses responses = operation.getResponses();
        if (responses.getAPIResponse("404") != null) {
            problems.add(CommonProblem.NOT_FOUND);
        }
        for (CommonProblem problem : problems) {
            String status = Integer.toString(problem.status());
            APIResponse stated = responses.getAPIResponse(status);
            if (stated == null) {
                responses.addAPIResponse(
                        status, OASFactory.createAPIResponse().ref(ContractComponents.responseName(problem)));
            } else if (stated.getContent() == null && stated.getRef() == null) {
                // The resource says when it happens; the shape is always the same.
                stated.setContent(ContractComponents.problemContent(problem));
            }
        }
    }
}
