package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort value and id of its last item, bound to the order and the filters of the list.
 *
 * @param value null when the item has none
 */
record Cursor(String sort, String filters, @Nullable JsonNode value, UUID id) {

    String encode() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a cursor and refuses one of another list. */
    static Cursor decode(String text, String sort, String filters) {
        Cursor cursor;
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            JsonBodies.check(json);
            cursor = Json.mapper().readValue(json, Cursor.class);
        } catch (IllegalArgumentException | IOException | ProblemException e) {
            throw invalid("is not a cursor of this API");
        }
        if (cursor == null || !sort.equals(cursor.sort) || !filters.equals(cursor.filters) || cursor.id == null) {
            throw invalid("belongs to another sort or other filters");
        }
        return cursor;
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(
                CommonProblem.INVALID_CURSOR,
                "cursor " + detail,
                FieldError.ofParameter("cursor", "INVALID_CURSOR", detail));
    }
}
