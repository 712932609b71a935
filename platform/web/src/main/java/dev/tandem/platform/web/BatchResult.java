package dev.tandem.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code POST /<collection>/batch}: one entry per item, in the order of the request.
 *
 * @param <T> what a successful item is answered with
 */
public record BatchResult<T>(List<Item<T>> items) {

    public BatchResult {
        items = List.copyOf(items);
    }

    /**
     * What became of one item.
     *
     * @param index place in the request, from 0
     * @param status the HTTP status that the item would have had on its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item<T>(
            @Schema(description = "Place in the request, from 0.")
            int index,

            @Schema(description = "The status that the item would have had on its own.", examples = "201")
            int status,

            @Nullable UUID id,
            @Nullable T result,
            @Nullable Problem problem) {

        /** An item that was taken. */
        public static <T> Item<T> done(int index, int status, UUID id, @Nullable T result) {
            return new Item<>(index, status, id, result, null);
        }

        /** An item that was refused. */
        public static <T> Item<T> refused(int index, ProblemException exception) {
            return new Item<>(index, exception.type().status(), null, null, Problems.of(exception));
        }
    }
}
