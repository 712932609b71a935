package dev.tandem.platform.web;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list, for use as {@code @BeanParam PageRequest page}. */
public class PageRequest {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @Nullable
    Integer limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("sort")
    @Nullable
    String sort;

    /** For the container. */
    public PageRequest() {}

    /** For calls from code: null takes the default. */
    public PageRequest(@Nullable Integer limit, @Nullable String cursor, @Nullable String sort) {
        this.limit = limit;
        this.cursor = cursor;
        this.sort = sort;
    }

    /** How many items at most, 1–200. */
    public int limit() {
        int value = limit == null ? DEFAULT_LIMIT : limit;
        if (value < 1 || value > MAX_LIMIT) {
            throw ProblemException.invalid(
                    FieldError.ofParameter("limit", "OUT_OF_RANGE", "must be between 1 and %d".formatted(MAX_LIMIT)));
        }
        return value;
    }

    /** Where the page begins; null for the first. */
    public @Nullable String cursor() {
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }

    /** The name to sort by, with a leading minus for descending; null for the list's default. */
    public @Nullable String sort() {
        return sort == null || sort.isEmpty() ? null : sort;
    }
}
