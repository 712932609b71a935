package dev.tandem.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders a list offers: a white list of names, each an attribute of the entity. The first one is the default; a leading
 * minus makes the default descending. Clients may ask for either direction of each.
 */
public final class Sorts {

    /** One order: {@code attribute} may be a path such as {@code person.lastName}. */
    record Sort(String name, String attribute, boolean nullable, boolean descending) {

        String asText() {
            return (descending ? "-" : "") + name;
        }
    }

    private final Sort byDefault;
    private final Map<String, Sort> known;

    private Sorts(Sort byDefault, Map<String, Sort> known) {
        this.byDefault = byDefault;
        this.known = known;
    }

    /** Begins with the default order, such as {@code createdAt} or {@code -createdAt}. */
    public static Sorts of(String name) {
        boolean descending = name.startsWith("-");
        String plain = descending ? name.substring(1) : name;
        return new Sorts(
                new Sort(plain, plain, false, descending), Map.of(plain, new Sort(plain, plain, false, false)));
    }

    /** Adds an order by an attribute that is never null. */
    public Sorts and(String name) {
        return plus(new Sort(name, name, false, false));
    }

    /** Adds an order under a name of its own. */
    public Sorts and(String name, String attribute) {
        return plus(new Sort(name, attribute, false, false));
    }

    /** Adds an order by an attribute that may be null; nulls come last in both directions. */
    public Sorts andNullable(String name) {
        return plus(new Sort(name, name, true, false));
    }

    private Sorts plus(Sort sort) {
        Map<String, Sort> all = new LinkedHashMap<>(known);
        all.put(sort.name(), sort);
        return new Sorts(byDefault, all);
    }

    /** Returns the asked order, or the default. */
    Sort choose(@Nullable String asked) {
        if (asked == null) {
            return byDefault;
        }
        boolean descending = asked.startsWith("-");
        Sort sort = known.get(descending ? asked.substring(1) : asked);
        if (sort == null) {
            throw ProblemException.invalid(FieldError.ofParameter(
                    "sort",
                    "NOT_SORTABLE",
                    "must be one of %s, with a leading minus for descending"
                            .formatted(String.join(", ", known.keySet()))));
        }
        return new Sort(sort.name(), sort.attribute(), sort.nullable(), descending);
    }
}
