package dev.tandem.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether this caller may do something with a resource now, and if not, why.
 *
 * @param action the verb of {@code POST /<collection>/{id}/<verb>}
 * @param code why not, UPPER_SNAKE, for translation; absent when allowed
 * @param params values for the translated text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedAction(
        @Schema(examples = "approve") String action,
        boolean allowed,

        @Schema(description = "Why not, for translation; absent when allowed.") @Nullable
        String code,

        Map<String, Object> params) {

    public AllowedAction {
        params = Map.copyOf(params);
    }

    /** An action that is possible. */
    public static AllowedAction yes(String action) {
        return new AllowedAction(action, true, null, Map.of());
    }

    /** An action that is not possible, and why. */
    public static AllowedAction no(String action, String code) {
        return no(action, code, Map.of());
    }

    /** An action that is not possible, and why, with values for the text. */
    public static AllowedAction no(String action, String code, Map<String, Object> params) {
        return new AllowedAction(action, false, code, params);
    }
}
