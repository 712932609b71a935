package dev.tandem.platform.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.platform.web.notes.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeysetTest extends WebTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00.123456Z");
    private static final int COUNT = 23;

    @Inject
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    private record Row(
            String id, String title, int rank, @Nullable String dueOn, String createdAt) {}

    /** Stores notes with many ties and gaps in every field that can be sorted by. */
    private String givenNotes() {
        String marker = unique("keyset");
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, COUNT).boxed().toList());
        Collections.shuffle(shuffled, new Random(7));
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i : shuffled) {
                LocalDate dueOn = i % 3 == 0 ? null : LocalDate.of(2026, 3, 1 + i % 4);
                entityManager.persist(new Note("%s %02d".formatted(marker, i), i % 5, dueOn, START.plusMillis(i / 4)));
            }
        });
        return marker;
    }

    private RequestSpecification list(String marker, @Nullable String sort, int limit) {
        RequestSpecification request = coordinator()
                .queryParam("title", marker.toUpperCase(java.util.Locale.ROOT))
                .queryParam("limit", limit);
        return sort == null ? request : request.queryParam("sort", sort);
    }

    private static String text(@Nullable Object value) {
        return (String) requireNonNull(value);
    }

    private List<Row> readAll(String marker, @Nullable String sort, int limit) {
        List<Row> rows = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = list(marker, sort, limit);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get("/api/v1/notes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            // Read once: every path that REST-assured evaluates is compiled for itself.
            List<Map<String, Object>> items = page.getList("items");
            assertThat(items).hasSizeBetween(1, limit);
            items.forEach(item -> rows.add(new Row(
                    text(item.get("id")),
                    text(item.get("title")),
                    (int) requireNonNull(item.get("rank")),
                    item.containsKey("dueOn") ? text(item.get("dueOn")) : null,
                    text(item.get("createdAt")))));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank",
                "-rank",
                "title",
                "-title",
                "createdAt",
                "-createdAt",
                "state",
                "-state",
                "dueOn",
                "-dueOn"
            })
    void every_item_comes_once_and_in_order(String sort) {
        String marker = givenNotes();

        List<Row> rows = readAll(marker, sort, 4);

        assertThat(rows).hasSize(COUNT).doesNotHaveDuplicates();
        boolean descending = sort.startsWith("-");
        Comparator<Row> order = comparator(descending ? sort.substring(1) : sort, descending)
                .thenComparing(descending ? Comparator.comparing(Row::id).reversed() : Comparator.comparing(Row::id));
        assertThat(rows).isSortedAccordingTo(order);
    }

    private static Comparator<Row> comparator(String sort, boolean descending) {
        return switch (sort) {
            case "rank" -> directed(Comparator.comparingInt(Row::rank), descending);
            case "title" -> directed(Comparator.comparing(Row::title), descending);
            case "createdAt" -> directed(Comparator.comparing(row -> Instant.parse(row.createdAt())), descending);
            case "state" -> Comparator.comparingInt(row -> 0);
            default -> {
                Comparator<String> given =
                        descending ? Comparator.<String>reverseOrder() : Comparator.<String>naturalOrder();
                yield Comparator.comparing(Row::dueOn, Comparator.nullsLast(given));
            }
        };
    }

    private static Comparator<Row> directed(Comparator<Row> order, boolean descending) {
        return descending ? order.reversed() : order;
    }

    @Test
    void default_order_is_the_first_one_declared() {
        String marker = givenNotes();

        assertThat(readAll(marker, null, 50)).isEqualTo(readAll(marker, "-createdAt", 50));
    }

    @Test
    void page_that_ends_with_the_list_has_no_cursor() {
        String marker = givenNotes();

        list(marker, "rank", COUNT)
                .get("/api/v1/notes")
                .then()
                .body("items", hasSize(COUNT))
                .body("nextCursor", nullValue());
        list(marker, "rank", COUNT - 1)
                .get("/api/v1/notes")
                .then()
                .body("items", hasSize(COUNT - 1))
                .body("nextCursor", notNullValue());
    }

    @Test
    void rows_added_before_the_cursor_do_not_shift_the_following_page() {
        String marker = givenNotes();
        List<Row> expected = readAll(marker, "title", 200);
        String cursor =
                list(marker, "title", 10).get("/api/v1/notes").jsonPath().getString("nextCursor");
        createNote(marker + " 00a", 1).then().statusCode(201);

        List<String> titles = list(marker, "title", 200)
                .queryParam("cursor", cursor)
                .get("/api/v1/notes")
                .jsonPath()
                .getList("items.title");

        assertThat(titles).isEqualTo(expected.stream().skip(10).map(Row::title).toList());
    }

    @Test
    void cursor_of_another_sort_is_refused() {
        String marker = givenNotes();
        String cursor = list(marker, "rank", 4).get("/api/v1/notes").jsonPath().getString("nextCursor");

        refused(list(marker, "-rank", 4).queryParam("cursor", cursor));
        refused(list(marker, "title", 4).queryParam("cursor", cursor));
    }

    @Test
    void cursor_of_other_filters_is_refused() {
        String marker = givenNotes();
        String cursor = list(marker, "rank", 4).get("/api/v1/notes").jsonPath().getString("nextCursor");

        refused(list(marker, "rank", 4).queryParam("minimumRank", 1).queryParam("cursor", cursor));
        refused(list(marker + "x", "rank", 4).queryParam("cursor", cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage!", "Z2FyYmFnZQ", "bnVsbA", "e30", "W10"})
    void cursor_that_is_none_is_refused(String cursor) {
        refused(list("x", "rank", 4).queryParam("cursor", cursor));
    }

    @Test
    void cursor_with_a_changed_value_of_another_type_is_refused() {
        String marker = givenNotes();
        String cursor = list(marker, "rank", 4).get("/api/v1/notes").jsonPath().getString("nextCursor");
        String tampered = new String(
                        java.util.Base64.getUrlDecoder().decode(cursor), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("\"value\":[0-9]+", "\"value\":\"many\"");

        refused(list(marker, "rank", 4)
                .queryParam(
                        "cursor",
                        java.util.Base64.getUrlEncoder()
                                .encodeToString(tampered.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    private static void refused(RequestSpecification request) {
        request.get("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:invalid-cursor"))
                .body("errors[0].parameter", equalTo("cursor"));
    }

    @Test
    void page_takes_one_query() {
        String marker = givenNotes();
        Statistics statistics = entityManager
                .getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.clear();

        list(marker, "dueOn", 10).get("/api/v1/notes").then().statusCode(200).body("items", hasSize(10));

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
    }

    @Test
    void wildcards_in_a_search_mean_themselves() {
        String marker = unique("50%_off!\\\\");
        createNote(marker, 1).then().statusCode(201);

        coordinator()
                .queryParam("title", "50%_OFF!\\")
                .get("/api/v1/notes")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        coordinator()
                .queryParam("title", "5%f!\\")
                .get("/api/v1/notes")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void filter_on_a_list_takes_any_of_its_values() {
        String marker = givenNotes();

        list(marker, "rank", 50)
                .queryParam("status", "DONE")
                .get("/api/v1/notes")
                .then()
                .body("items", hasSize(0));
        list(marker, "rank", 50)
                .queryParam("status", "DONE", "OPEN")
                .get("/api/v1/notes")
                .then()
                .body("items", hasSize(COUNT));
    }

    @Test
    void constant_conditions_join_the_others() {
        String marker = givenNotes();

        Page<Integer> page = QuarkusTransaction.requiringNew()
                .call(() -> Keyset.of(entityManager, Note.class, Sorts.of("rank"))
                        .where("title starts with", marker)
                        .matching("e.rank = :rank or e.dueOn is null", "rank", 4)
                        .matching("e.rank <> :other", "other", null)
                        .matching("e.rank > 2")
                        .page(new PageRequest(200, null, null), note -> 1));

        long expected = IntStream.range(0, COUNT)
                .filter(i -> (i % 5 == 4 || i % 3 == 0) && i % 5 > 2)
                .count();
        assertThat(page.items()).hasSize((int) expected);
    }

    @Test
    void cursor_outlives_the_instant_of_the_request() {
        String marker = givenNotes();
        Page<String> first = until(marker, START.plusSeconds(1), null);

        Page<String> second = until(marker, START.plusSeconds(2), first.nextCursor());

        assertThat(second.items()).hasSize(10).doesNotContainAnyElementsOf(first.items());
    }

    private Page<String> until(String marker, Instant now, @Nullable String cursor) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Keyset.of(entityManager, Note.class, Sorts.of("title"))
                        .where("title starts with", marker)
                        .matchingNow("e.createdAt < :now", "now", now)
                        .page(new PageRequest(10, cursor, null), Note::title));
    }

    @Test
    void null_in_an_attribute_that_is_not_declared_nullable_is_our_mistake() {
        String marker = givenNotes();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .call(() -> Keyset.of(entityManager, Note.class, Sorts.of("dueOn"))
                                .where("title starts with", marker)
                                .matching("e.dueOn is null")
                                .page(new PageRequest(2, null, null), note -> 1)))
                .hasMessageContaining("declare it nullable");
    }

    @Test
    void condition_that_is_no_condition_is_our_mistake() {
        Keyset<Note> keyset = Keyset.of(entityManager, Note.class, Sorts.of("rank"));

        assertThatThrownBy(() -> keyset.where("rank = 1 or 1", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
