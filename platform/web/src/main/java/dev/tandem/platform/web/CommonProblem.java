package dev.tandem.platform.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The problems every service answers in the same way. */
public enum CommonProblem implements ProblemType {
    VALIDATION_FAILED(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    UNKNOWN_PROPERTY(400, "The body has a property that is not known"),
    INVALID_CURSOR(400, "The cursor does not belong to this list"),
    UNAUTHENTICATED(401, "A valid access token is required"),
    FORBIDDEN(403, "The role of the caller is not enough"),
    PERSON_NOT_LINKED(403, "The token is not linked to a person"),
    PERSON_DEACTIVATED(403, "The person behind the token is not active"),
    NOT_FOUND(404, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "The resource does not support this method"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is available"),
    CONFLICT(409, "The request conflicts with the current state"),
    ILLEGAL_TRANSITION(409, "The action is not possible in the current state"),
    IDEMPOTENCY_IN_FLIGHT(409, "A request with this idempotency key is still being processed"),
    DUPLICATE(409, "Something with the same identity exists already"),
    PRECONDITION_FAILED(412, "The resource has changed since it was read"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "The header If-Match is required"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL_ERROR(500, "The service failed"),
    UNAVAILABLE(503, "The service cannot answer at the moment");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** Returns the general problem of an HTTP status: the first one declared with it. */
    static Optional<CommonProblem> ofStatus(int status) {
        if (status == CONFLICT.status) {
            return Optional.of(CONFLICT);
        }
        return Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .findFirst();
    }
}
