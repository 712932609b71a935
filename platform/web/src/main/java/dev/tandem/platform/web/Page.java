package dev.tandem.platform.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor passes as {@code cursor} to get the following page; absent on the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(description = "Pass it as `cursor` for the next page; absent on the last one.") @Nullable
        String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
