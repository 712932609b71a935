package dev.tandem.platform.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** The answers of one operation: its success with the standard headers, and every error it may end with. */
final class ContractResponses {

    private static final DotName RESPONSE_STATUS = DotName.createSimple("org.jboss.resteasy.reactive.ResponseStatus");
    private static final DotName VOID = DotName.createSimple("java.lang.Void");
    private static final Map<String, String> DESCRIPTIONS =
            Map.of("201", "Created.", "202", "Accepted; the location shows the progress.", "204", "Done.");

    private final String path;
    private final PathItem.HttpMethod http;
    private final Operation operation;

    ContractResponses(String path, PathItem.HttpMethod http, Operation operation) {
        this.path = path;
        this.http = http;
        this.operation = operation;
    }

    /** Puts the success where it belongs: the generator guesses the status, {@code @ResponseStatus} knows it. */
    ContractResponses success(MethodInfo method) {
        String status = statusOf(method);
        APIResponses responses = operation.getResponses();
        if (status != null && !responses.hasAPIResponse(status)) {
            for (String guessed : List.of("200", "201", "204")) {
                APIResponse response = responses.getAPIResponse(guessed);
                if (response != null) {
                    responses.removeAPIResponse(guessed);
                    responses.addAPIResponse(status, response.description(DESCRIPTIONS.getOrDefault(status, "Done.")));
                    break;
                }
            }
        }
        responses.getAPIResponses().forEach(this::addHeaders);
        return this;
    }

    private static @Nullable String statusOf(MethodInfo method) {
        AnnotationInstance stated = method.annotation(RESPONSE_STATUS);
        if (stated != null) {
            return stated.value().asString();
        }
        Type type = method.returnType();
        boolean nothing = type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && type.asParameterizedType().arguments().getFirst().name().equals(VOID);
        return nothing ? "204" : null;
    }

    private void addHeaders(String status, APIResponse response) {
        if (response.getRef() != null) {
            return;
        }
        boolean single = path.endsWith("}") || hasIfMatch();
        if (status.equals("201") || status.equals("202")) {
            response.addHeader("Location", OASFactory.createHeader().ref("Location"));
        }
        if (status.equals("201") || (status.equals("200") && single && http != PathItem.HttpMethod.DELETE)) {
            response.addHeader("ETag", OASFactory.createHeader().ref("ETag"));
        }
    }

    /** Adds the errors that the operation does not state itself. */
    void errors(boolean isPublic, boolean idempotent) {
        APIResponses responses = operation.getResponses();
        for (CommonProblem problem : problems(isPublic, idempotent)) {
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

    private Set<CommonProblem> problems(boolean isPublic, boolean idempotent) {
        boolean body = operation.getRequestBody() != null;
        Set<CommonProblem> problems = new LinkedHashSet<>();
        if (body || operation.getParameters() != null) {
            problems.add(CommonProblem.VALIDATION_FAILED);
        }
        if (!isPublic) {
            problems.add(CommonProblem.UNAUTHENTICATED);
            problems.add(CommonProblem.FORBIDDEN);
        }
        if (path.contains("{") || operation.getResponses().hasAPIResponse("404")) {
            problems.add(CommonProblem.NOT_FOUND);
        }
        problems.add(CommonProblem.NOT_ACCEPTABLE);
        if (http != PathItem.HttpMethod.GET || operation.getResponses().hasAPIResponse("409")) {
            problems.add(CommonProblem.CONFLICT);
        }
        if (hasIfMatch()) {
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
        return problems;
    }

    private boolean hasIfMatch() {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getRef() != null
                                && parameter.getRef().endsWith("/" + ContractComponents.IF_MATCH));
    }
}
