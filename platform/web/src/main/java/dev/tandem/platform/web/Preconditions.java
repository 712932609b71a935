package dev.tandem.platform.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps a client from overwriting what it has not seen. */
public final class Preconditions {

    private Preconditions() {}

    /**
     * Compares {@code If-Match} with the current version; call it after the row is locked. {@code *} and lists are
     * understood; weak tags never match.
     *
     * @throws ProblemException 428 without the header, 412 when it names another version
     */
    public static void check(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    CommonProblem.PRECONDITION_REQUIRED,
                    "Send the ETag that you read as If-Match.",
                    FieldError.ofParameter("If-Match", "REQUIRED", "is required"));
        }
        String current = ETags.of(version);
        boolean matches = Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(current));
        if (!matches) {
            throw new ProblemException(
                            CommonProblem.PRECONDITION_FAILED,
                            "The resource has changed since it was read: it is at %s now.".formatted(current))
                    .with("currentETag", current);
        }
    }
}
