package dev.tandem.participants.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@TandemTest
class PersonResourceTest {

    private static final String PEOPLE = "/api/v1/people";
    private static final String JAVA = "01920000-0000-7000-8000-000000001002";

    @Test
    void a_person_is_created_read_and_published_without_what_is_nobodys_business() throws IOException {
        String userName = Api.unique("amina");
        Map<String, Object> body = new HashMap<>(Map.of(
                "userName", userName,
                "givenName", " Amina ",
                "familyName", "Keller",
                "email", "amina@example.org",
                "seniority", "LEAD",
                "country", "CH",
                "timeZone", "Europe/Zurich",
                "languages", List.of("de", "EN", "en"),
                "hireDate", "2016-04-01",
                "skills", List.of(Map.of("skillId", JAVA, "level", 5))));

        String id = Api.post(Tokens.hr(), PEOPLE, body)
                .statusCode(201)
                .body("displayName", equalTo("Amina Keller"))
                .body("languages", contains("de", "en"))
                .body("active", equalTo(true))
                .body("skills[0].level", equalTo(5))
                .extract()
                .path("id");

        JsonNode event = new ObjectMapper()
                .readTree(TestBroker.readKey("tandem.participants.person", id, 1)
                        .getFirst()
                        .value());
        assertThat(event.path("seniorityRank").asInt()).isEqualTo(5);
        assertThat(event.has("skills")).isFalse();
        Api.as(Tokens.coordinator())
                .get(PEOPLE + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("userName", equalTo(userName));
    }

    @Test
    void a_place_of_work_has_both_coordinates_or_none() throws IOException {
        Map<String, Object> body = new HashMap<>(Map.of(
                "userName",
                Api.unique("geo"),
                "givenName",
                "A",
                "familyName",
                "B",
                "latitude",
                -23.5614,
                "longitude",
                -46.6559));
        String id = Api.post(Tokens.hr(), PEOPLE, body)
                .statusCode(201)
                .body("latitude", equalTo(-23.5614f))
                .body("longitude", equalTo(-46.6559f))
                .extract()
                .path("id");

        JsonNode event = new ObjectMapper()
                .readTree(TestBroker.readKey("tandem.participants.person", id, 1)
                        .getFirst()
                        .value());
        assertThat(event.path("latitude").asDouble()).isEqualTo(-23.5614);
        assertThat(event.path("longitude").asDouble()).isEqualTo(-46.6559);
        Api.patch(Tokens.hr(), PEOPLE + "/" + id, "\"1\"", "{\"latitude\":null}")
                .statusCode(400)
                .body("errors.pointer", contains("/latitude"))
                .body("errors.code", contains("COORDINATES_TOGETHER"));
        Api.patch(Tokens.hr(), PEOPLE + "/" + id, "\"1\"", "{\"latitude\":null,\"longitude\":null}")
                .statusCode(200)
                .body("latitude", nullValue());
        body.put("userName", Api.unique("geo"));
        body.put("latitude", 90.5);
        body.put("longitude", -180.5);
        Api.post(Tokens.hr(), PEOPLE, body).statusCode(400).body("errors.pointer", hasItems("/latitude", "/longitude"));
        body.put("longitude", "NaN");
        Api.post(Tokens.hr(), PEOPLE, body).statusCode(400).body("errors.pointer", contains("/longitude"));
        body.put("latitude", 47);
        body.remove("longitude");
        Api.post(Tokens.hr(), PEOPLE, body).statusCode(400).body("errors.pointer", contains("/longitude"));
    }

    @Test
    void user_names_are_unique_regardless_of_case() {
        String userName = Api.unique("twice");
        Api.person(userName);

        Api.post(
                        Tokens.coordinator(),
                        PEOPLE,
                        Map.of("userName", userName.toUpperCase(Locale.ROOT), "givenName", "A", "familyName", "B"))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:duplicate"))
                .body("errors.pointer", hasItem("/userName"));
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Api.post(
                        Tokens.coordinator(),
                        PEOPLE,
                        Map.of(
                                "userName", "with space",
                                "givenName", "",
                                "familyName", "B",
                                "email", "nope",
                                "country", "XX",
                                "timeZone", "Mars/Olympus",
                                "languages", List.of("de", "no such language"),
                                "skills", List.of(Map.of("skillId", JAVA, "level", 6))))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/userName",
                                "/givenName",
                                "/email",
                                "/country",
                                "/timeZone",
                                "/languages/1",
                                "/skills/0/level"));
    }

    @Test
    void references_that_lead_nowhere_are_refused() {
        String nobody = "01920000-0000-7000-8000-00000000ffff";

        Api.post(
                        Tokens.coordinator(),
                        PEOPLE,
                        Map.of(
                                "userName",
                                Api.unique("p"),
                                "givenName",
                                "A",
                                "familyName",
                                "B",
                                "managerId",
                                nobody,
                                "skills",
                                List.of(Map.of("skillId", nobody, "level", 1))))
                .statusCode(400)
                .body("errors.pointer", hasItems("/managerId", "/skills/0/skillId"));
    }

    @Test
    void a_merge_patch_replaces_removes_and_keeps() {
        String id = Api.person();

        Api.patch(
                        Tokens.coordinator(),
                        PEOPLE + "/" + id,
                        "\"1\"",
                        "{\"givenName\":\"Ann\",\"timeZone\":null,\"active\":null}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("displayName", equalTo("Ann Family"))
                .body("timeZone", nullValue())
                .body("active", equalTo(true))
                .body("languages", contains("de", "en"));
        Api.patch(Tokens.coordinator(), PEOPLE + "/" + id, "\"2\"", Map.of("givenName", "Ann"))
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertThat(TestBroker.readKey("tandem.participants.person", id, 2)).hasSize(2);
    }

    @Test
    void a_change_needs_the_current_etag() {
        String path = PEOPLE + "/" + Api.person();

        Api.patch(Tokens.coordinator(), path, "\"9\"", Map.of("site", "X")).statusCode(412);
        Api.coordinator()
                .contentType(ContentType.JSON)
                .body(Map.of("site", "X"))
                .patch(path)
                .then()
                .statusCode(428);
    }

    @Test
    void a_reporting_line_cannot_lead_back_to_the_person() {
        String boss = Api.person();
        String middle = below(boss);
        String bottom = below(middle);

        Api.patch(Tokens.coordinator(), PEOPLE + "/" + boss, "\"1\"", Map.of("managerId", bottom))
                .statusCode(409)
                .body("errors.pointer", hasItem("/managerId"));
        Api.patch(Tokens.coordinator(), PEOPLE + "/" + boss, "\"1\"", Map.of("managerId", boss))
                .statusCode(409)
                .body("errors.pointer", hasItem("/managerId"));
    }

    @Test
    void people_are_found_by_each_filter() {
        String site = Api.unique("Site_100%");
        String userName = Api.unique("findme_");
        String id = Api.post(
                        Tokens.coordinator(),
                        PEOPLE,
                        Map.of("userName", userName, "givenName", "Zoë", "familyName", "Ångström", "site", site))
                .statusCode(201)
                .extract()
                .path("id");

        for (String filter : List.of(
                "q=FINDME_" + userName.substring(7),
                "userName=" + userName.toUpperCase(Locale.ROOT),
                "site=" + site.replace("%", "%25"),
                "site=" + site.replace("%", "%25") + "&active=true&sort=-familyName")) {
            assertThat(Api.as(Tokens.hr())
                            .urlEncodingEnabled(false)
                            .get(PEOPLE + "?" + filter)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getList("items.id"))
                    .as(filter)
                    .containsExactly(id);
        }
        assertThat(Api.get(Tokens.hr(), PEOPLE + "?site=" + Api.unique("none")).getList("items"))
                .isEmpty();
    }

    @Test
    void a_cursor_belongs_to_its_filters() {
        Api.person();
        Api.person();
        String cursor = Api.get(Tokens.hr(), PEOPLE + "?limit=1").getString("nextCursor");

        Api.as(Tokens.hr())
                .get(PEOPLE + "?limit=1&active=true&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:invalid-cursor"));
    }

    @Test
    void participants_see_themselves_and_nobody_else() {
        String userName = Api.unique("self");
        String own = Api.person(userName);
        String other = Api.person();
        String token = Tokens.participant(userName);

        assertThat(Api.get(token, PEOPLE + "/me").getString("id")).isEqualTo(own);
        assertThat(Api.get(token, PEOPLE).getList("items.id")).containsExactly(own);
        Api.as(token).get(PEOPLE + "/" + own).then().statusCode(200);
        Api.as(token).get(PEOPLE + "/" + other).then().statusCode(404);
        Api.patch(token, PEOPLE + "/" + own, "\"1\"", Map.of("site", "X")).statusCode(403);
        Api.post(token, PEOPLE, Map.of("userName", "x", "givenName", "A", "familyName", "B"))
                .statusCode(403);
    }

    @Test
    void aggregate_readers_see_no_people() {
        Api.as(Tokens.viewer()).get(PEOPLE).then().statusCode(403);
        Api.as(Tokens.sponsor()).get(PEOPLE).then().statusCode(403);
    }

    @Test
    void a_token_without_a_person_is_told_so() {
        Api.as(Tokens.participant(Api.unique("stranger")))
                .get(PEOPLE + "/me")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"));
    }

    @Test
    void a_link_outlives_the_user_name_and_is_not_taken_over() {
        String userName = Api.unique("renamed");
        String id = Api.person(userName);
        String token = Tokens.participant(userName);
        assertThat(Api.get(token, PEOPLE + "/me").getString("id")).isEqualTo(id);

        String newName = Api.unique("new-name");
        Api.patch(Tokens.hr(), PEOPLE + "/" + id, "\"1\"", Map.of("userName", newName))
                .statusCode(200);

        assertThat(Api.get(token, PEOPLE + "/me").getString("id")).isEqualTo(id);
        Api.as(Tokens.impostor(newName, "participant"))
                .get(PEOPLE + "/me")
                .then()
                .statusCode(403);
    }

    @Test
    void who_has_left_has_no_access() {
        String userName = Api.unique("left");
        String id = Api.person(userName);
        String token = Tokens.participant(userName);
        Api.get(token, PEOPLE + "/me");

        Api.patch(Tokens.hr(), PEOPLE + "/" + id, "\"1\"", Map.of("active", false))
                .statusCode(200);

        Api.as(token)
                .get(PEOPLE + "/me")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-deactivated"));
    }

    @Test
    void a_repeated_idempotency_key_creates_nobody_twice() {
        String userName = Api.unique("once");
        String key = Api.unique("key");
        Map<String, String> body = Map.of("userName", userName, "givenName", "A", "familyName", "B");

        String first = create(key, body, 201);
        String second = create(key, body, 201);

        assertThat(second).isEqualTo(first);
        create(key, Map.of("userName", userName, "givenName", "Other", "familyName", "B"), 422);
    }

    @Test
    void every_write_is_in_the_audit_without_values() {
        String id = Api.person();

        Api.coordinator()
                .get("/api/v1/participants-audit-entries?objectId=" + id)
                .then()
                .statusCode(200)
                .body("items.action", contains("created"))
                .body("items[0].objectType", equalTo("person"));
        Api.as(Tokens.hr()).get("/api/v1/participants-audit-entries").then().statusCode(403);
    }

    @Test
    void text_that_the_database_cannot_hold_is_a_bad_request() {
        Api.post(
                        Tokens.coordinator(),
                        PEOPLE,
                        "{\"userName\":\"" + Api.unique("nul") + "\",\"givenName\":\"a\\u0000b\",\"familyName\":\"B\"}")
                .statusCode(400);
    }

    private static String create(String key, Object body, int status) {
        return Api.coordinator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PEOPLE)
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    private static String below(String managerId) {
        return Api.post(
                        Tokens.coordinator(),
                        PEOPLE,
                        Map.of(
                                "userName",
                                Api.unique("below"),
                                "givenName",
                                "A",
                                "familyName",
                                "B",
                                "managerId",
                                managerId))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
