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
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

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
        ContractPatches.complete(document);
        ContractComponents.removeUnused(document);
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
                describe(operation, "Needs no token.");
            } else {
                operation.setSecurity(new ArrayList<>(
                        List.of(OASFactory.createSecurityRequirement().addScheme(ContractComponents.SECURITY_SCHEME))));
                describe(operation, sentence(roles(method)));
            }
            boolean idempotent = http == PathItem.HttpMethod.POST && isAnnotated(method, IDEMPOTENT);
            standardParameters(operation, idempotent);
            new ContractResponses(path, http, operation).success(method).errors(isPublic, idempotent);
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

    private static String sentence(List<String> roles) {
        return roles.isEmpty()
                ? "Any authenticated caller."
                : "Required role: %s."
                        .formatted(roles.stream().map("`%s`"::formatted).collect(Collectors.joining(" or ")));
    }

    private static void describe(Operation operation, String sentence) {
        String description = operation.getDescription();
        operation.setDescription(description == null ? sentence : description + "\n\n" + sentence);
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
}
