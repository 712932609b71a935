package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body in terms of the body: where, and what is expected there. */
final class JsonProblems {

    private JsonProblems() {}

    static ProblemException of(JsonProcessingException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException e -> unknownProperty(e);
            case InvalidTypeIdException e -> invalid(e, "must name one of the known types");
            case ValueInstantiationException e when problemIn(e) != null -> Objects.requireNonNull(problemIn(e));
            case ValueInstantiationException e -> invalid(e, "is not valid");
            case MismatchedInputException e -> mismatch(e);
            case JsonMappingException e
            when e.getCause() instanceof InputCoercionException -> invalid(e, "is out of range");
            case JsonMappingException e when e.getCause() instanceof JsonProcessingException cause -> malformed(cause);
            case JsonMappingException e -> invalid(e, "is not valid");
            default -> malformed(exception);
        };
    }

    private static ProblemException unknownProperty(UnrecognizedPropertyException e) {
        List<Object> known = Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream()
                .sorted((a, b) -> String.valueOf(a).compareTo(String.valueOf(b)))
                .toList();
        String pointer = pointer(e.getPath());
        return new ProblemException(
                        CommonProblem.UNKNOWN_PROPERTY,
                        "%s is not a known property.".formatted(pointer),
                        new FieldError(pointer, "UNKNOWN_PROPERTY", "is not a known property"))
                .with("knownProperties", known);
    }

    private static ProblemException mismatch(MismatchedInputException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e.getPath().isEmpty() && message.startsWith("No content")) {
            return bodyRequired();
        }
        if (message.startsWith("Trailing token")) {
            return malformed(e);
        }
        if (e instanceof BoundedValues.OutOfBoundsException) {
            return ProblemException.invalid(new FieldError(pointer(e.getPath()), "OUT_OF_RANGE", message));
        }
        return invalid(e, "must be " + Expected.of(e.getTargetType()));
    }

    /** The problem of an empty body where one is needed. */
    static ProblemException bodyRequired() {
        return ProblemException.invalid(new FieldError("", "REQUIRED", "A JSON body is required."));
    }

    private static ProblemException invalid(JsonMappingException e, String detail) {
        return ProblemException.invalid(new FieldError(pointer(e.getPath()), "INVALID", detail));
    }

    private static ProblemException malformed(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String pointer = e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
        if (location == null || location.getLineNr() < 1) {
            return new ProblemException(CommonProblem.MALFORMED_JSON, "The body is not valid JSON.");
        }
        String where = "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return new ProblemException(
                        CommonProblem.MALFORMED_JSON,
                        "The body is not valid JSON at %s.".formatted(where),
                        new FieldError(pointer, "MALFORMED", "is not valid JSON at " + where))
                .with("line", location.getLineNr())
                .with("column", location.getColumnNr());
    }

    private static @Nullable ProblemException problemIn(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step ->
                        step.getFieldName() != null ? escape(step.getFieldName()) : String.valueOf(step.getIndex()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }

    /** Escapes one step of a JSON Pointer (RFC 6901). */
    static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
