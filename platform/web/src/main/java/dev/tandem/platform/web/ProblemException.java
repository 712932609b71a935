package dev.tandem.platform.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem, and rolls the transaction back. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();

    /**
     * @param detail for people; what exactly is wrong this time, without internals
     * @param errors the places that are wrong
     */
    public ProblemException(ProblemType type, String detail, FieldError... errors) {
        this(type, detail, List.of(errors));
    }

    /** As the other constructor. */
    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** Adds an extension member to the problem. */
    public ProblemException with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** A 400 for one or more wrong places; the detail is made of them. */
    public static ProblemException invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().sentence()
                : "%d places of the request are not valid.".formatted(errors.size());
        return new ProblemException(CommonProblem.VALIDATION_FAILED, detail, errors);
    }

    /** A 400 for one wrong place. */
    public static ProblemException invalid(FieldError error) {
        return invalid(List.of(error));
    }

    /** A 400 for what Bean Validation found in a part of a request that is validated on its own, such as a batch item. */
    public static <T> ProblemException invalid(Set<ConstraintViolation<T>> violations) {
        return ViolationProblems.of(new ConstraintViolationException(violations))
                .orElseThrow();
    }

    /** A 404 for an object that does not exist, or not for this caller. */
    public static ProblemException notFound(String what, @Nullable Object id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no %s %s.".formatted(what, id));
    }

    /** The kind of problem. */
    public ProblemType type() {
        return type;
    }

    /** The places that are wrong. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The members added by {@link #with}. */
    public Map<String, Object> extensions() {
        return Map.copyOf(extensions);
    }
}
