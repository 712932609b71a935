package dev.tandem.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one place of a request.
 *
 * @param pointer JSON Pointer into the body, such as {@code /items/3/name}; null when a parameter is meant
 * @param parameter name of a query, path or header parameter; null when the body is meant
 * @param code UPPER_SNAKE, for translation
 * @param detail for people; reads on from the place: "must be an integer"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable String pointer, @Nullable String parameter, String code, String detail) {

    /** An error in the body. */
    public FieldError(String pointer, String code, String detail) {
        this(pointer, null, code, detail);
    }

    /** An error in a query, path or header parameter. */
    public static FieldError ofParameter(String name, String code, String detail) {
        return new FieldError(null, name, code, detail);
    }

    /** Returns the same error one level deeper, below {@code prefix} ({@code /items/3}). */
    public FieldError under(String prefix) {
        return pointer == null ? this : new FieldError(prefix + pointer, null, code, detail);
    }

    /** The place and what is wrong with it, as one sentence fragment. */
    String sentence() {
        String place = parameter != null ? parameter : Objects.requireNonNullElse(pointer, "");
        return place.isEmpty() ? detail : "%s %s".formatted(place, detail);
    }

    /** Turns a Java name such as {@code NotBlank} into a code such as {@code NOT_BLANK}. */
    static String codeOf(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
