package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tandem.platform.web.Sorts.Sort;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists entities page by page with exactly one query each, however far into the list: the page begins after the last
 * {@code (sort attribute, id)} seen instead of at an offset.
 *
 * <pre>{@code
 * return Keyset.of(entityManager, Enrollment.class, SORTS)
 *         .where("cohortId", cohortId)
 *         .where("status in", statuses)
 *         .page(page, EnrollmentResponse::of);
 * }</pre>
 */
public final class Keyset<E> {

    private static final Pattern CONDITION =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.]*)(?: (in|<|<=|>|>=|<>|contains|starts with))?");

    private final EntityManager entityManager;
    private final Class<E> type;
    private final Sorts sorts;
    private final List<String> predicates = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Object> unbound = new LinkedHashMap<>();
    private final StringBuilder fetches = new StringBuilder();

    private Keyset(EntityManager entityManager, Class<E> type, Sorts sorts) {
        this.entityManager = entityManager;
        this.type = type;
        this.sorts = sorts;
    }

    /** Begins a list of all entities of {@code type}, whose id attribute is a UUID named {@code id}. */
    public static <E> Keyset<E> of(EntityManager entityManager, Class<E> type, Sorts sorts) {
        return new Keyset<>(entityManager, type, sorts);
    }

    /**
     * Adds a condition; ignored when the value is null, so that absent query parameters need no code.
     *
     * @param condition an attribute path ({@code cohortId}: equals), optionally followed by {@code in}, {@code <},
     *     {@code <=}, {@code >}, {@code >=}, {@code <>}, {@code contains} or {@code starts with} (both regardless of case)
     * @param value for {@code in} a collection, of which an empty one is ignored, too
     */
    public Keyset<E> where(String condition, @Nullable Object value) {
        Matcher matcher = CONDITION.matcher(condition);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a condition: " + condition);
        }
        if (value == null || (value instanceof Collection<?> collection && collection.isEmpty())) {
            return this;
        }
        String attribute = "e." + matcher.group(1);
        String operator = matcher.group(2) == null ? "=" : matcher.group(2);
        return switch (operator) {
            case "in" -> add(attribute + " in ", value);
            case "contains" -> addLike(attribute, "%" + pattern(value) + "%");
            case "starts with" -> addLike(attribute, pattern(value) + "%");
            default -> add("%s %s ".formatted(attribute, operator), value);
        };
    }

    /** Adds a constant JPQL condition without parameters about the entity {@code e}. */
    public Keyset<E> matching(String predicate) {
        predicates.add("(" + predicate + ")");
        return this;
    }

    /**
     * Adds a JPQL condition about the entity {@code e} with one named parameter; ignored when the value is null. The
     * condition is a constant of the code: {@code matching("exists (select 1 from Member m where m.mentorship = e and
     * m.personId = :person)", "person", personId)}.
     */
    public Keyset<E> matching(String predicate, String parameter, @Nullable Object value) {
        if (value != null) {
            if (parameters.put(parameter, value) != null) {
                throw new IllegalArgumentException("parameter used twice: " + parameter);
            }
            matching(predicate);
        }
        return this;
    }

    /**
     * Adds a JPQL condition about the entity {@code e} that depends on the time of the request. The cursor is bound to
     * the condition but not to the instant, which is another one for every page.
     */
    public Keyset<E> matchingNow(String predicate, String parameter, Instant now) {
        unbound.put(parameter, now);
        return matching(predicate);
    }

    /** Loads a to-one association in the same query. */
    public Keyset<E> fetching(String association) {
        fetches.append(" left join fetch e.").append(association);
        return this;
    }

    /** Runs the query and maps each entity. */
    public <R> Page<R> page(PageRequest request, Function<? super E, ? extends R> mapper) {
        return pageOf(request, entities -> entities.stream().<R>map(mapper).toList());
    }

    /** Runs the query and maps the entities of the page together, for mappers that load more for all of them at once. */
    public <R> Page<R> pageOf(PageRequest request, Function<List<E>, List<R>> mapper) {
        int limit = request.limit();
        Sort sort = sorts.choose(request.sort());
        String filters = Hashes.shortHash(predicates + Hashes.json(parameters));
        String cursorText = request.cursor();
        Cursor cursor = cursorText == null ? null : Cursor.decode(cursorText, sort.asText(), filters);

        List<Tuple> rows = query(sort, cursor, limit + 1).getResultList();
        boolean more = rows.size() > limit;
        List<Tuple> shown = more ? rows.subList(0, limit) : rows;
        List<E> entities = shown.stream().map(row -> row.get(0, type)).toList();
        String next = more ? cursorAt(shown.getLast(), sort, filters).encode() : null;
        return new Page<>(mapper.apply(entities), next);
    }

    private TypedQuery<Tuple> query(Sort sort, @Nullable Cursor cursor, int limit) {
        List<String> conditions = new ArrayList<>(predicates);
        Map<String, Object> values = new LinkedHashMap<>(parameters);
        values.putAll(unbound);
        if (cursor != null) {
            conditions.add(after(sort, cursor, values));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String direction = sort.descending() ? " desc" : " asc";
        String order = " order by e.%s%s%s, e.id%s"
                .formatted(sort.attribute(), direction, sort.nullable() ? " nulls last" : "", direction);
        TypedQuery<Tuple> query = entityManager
                .createQuery(
                        "select e, e.%s, e.id from %s e%s%s%s"
                                .formatted(
                                        sort.attribute(),
                                        entityManager
                                                .getMetamodel()
                                                .entity(type)
                                                .getName(),
                                        fetches,
                                        where,
                                        order),
                        Tuple.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query;
    }

    private String after(Sort sort, Cursor cursor, Map<String, Object> values) {
        String operator = sort.descending() ? "<" : ">";
        values.put("cursorId", cursor.id());
        JsonNode value = cursor.value();
        String attribute = "e." + sort.attribute();
        if (value == null || value.isNull()) {
            if (!sort.nullable()) {
                throw Cursor.invalid("is not a cursor of this API");
            }
            return "(%s is null and e.id %s :cursorId)".formatted(attribute, operator);
        }
        values.put("cursorValue", typed(sort, value));
        // The first half lets an index on (attribute, id) begin at the right place.
        String beyond = "(%1$s %2$s= :cursorValue and (%1$s %2$s :cursorValue or e.id %2$s :cursorId))"
                .formatted(attribute, operator);
        return sort.nullable() ? "(%s or %s is null)".formatted(beyond, attribute) : beyond;
    }

    private Object typed(Sort sort, JsonNode value) {
        Class<?> attributeType = Attributes.typeOf(entityManager.getMetamodel().entity(type), sort.attribute());
        try {
            ObjectMapper mapper = Json.mapper();
            return mapper.treeToValue(value, attributeType);
        } catch (JsonProcessingException e) {
            throw Cursor.invalid("is not a cursor of this API");
        }
    }

    private Cursor cursorAt(Tuple row, Sort sort, String filters) {
        Object value = row.get(1);
        if (value == null && !sort.nullable()) {
            throw new IllegalStateException("sort attribute %s of %s is null: declare it nullable"
                    .formatted(sort.name(), type.getSimpleName()));
        }
        JsonNode node = value == null ? NullNode.getInstance() : Json.mapper().valueToTree(value);
        return new Cursor(sort.asText(), filters, node, row.get(2, UUID.class));
    }

    private Keyset<E> add(String condition, Object value) {
        String parameter = "p" + parameters.size();
        predicates.add(condition + ":" + parameter);
        parameters.put(parameter, value);
        return this;
    }

    private Keyset<E> addLike(String attribute, String pattern) {
        add("lower(%s) like ".formatted(attribute), pattern);
        predicates.add(predicates.removeLast() + " escape '!'");
        return this;
    }

    private static String pattern(Object value) {
        return String.valueOf(value)
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
