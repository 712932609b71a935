package dev.tandem.participants.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@TandemTest
class SkillResourceTest {

    private static final String JAVA = "01920000-0000-7000-8000-000000001002";

    @Test
    void the_built_in_taxonomy_is_listed_page_by_page_in_the_order_of_names() {
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page =
                    Api.get(Api.participant(), "/api/v1/skills?limit=20" + (cursor == null ? "" : "&cursor=" + cursor));
            names.addAll(page.getList("items.name", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(names).hasSizeGreaterThanOrEqualTo(60).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void built_in_skills_were_published_once() {
        assertThat(TestBroker.readKey("tandem.participants.skill", JAVA, 1))
                .filteredOn(message -> TestBroker.header(message, "ce_type").equals("dev.tandem.skill.created.v1"))
                .hasSize(1);
    }

    @Test
    void a_skill_is_found_by_part_of_an_alias() {
        assertThat(Api.get(Tokens.coordinator(), "/api/v1/skills?q=kanBA").getList("items.name"))
                .contains("Agile Methods");
        assertThat(Api.get(Tokens.coordinator(), "/api/v1/skills?q=%25").getList("items"))
                .isEmpty();
    }

    @Test
    void a_new_skill_is_created_with_location_and_etag_and_published() {
        String name = Api.unique("Skill");

        String id = Api.post(
                        Tokens.coordinator(),
                        "/api/v1/skills",
                        Map.of("name", name, "aliases", List.of(name + " alias"), "parentId", JAVA))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", startsWith("/api/v1/skills/"))
                .extract()
                .path("id");

        assertThat(TestBroker.readKey("tandem.participants.skill", id, 1)).hasSize(1);
    }

    @Test
    void names_and_aliases_are_unique_together_regardless_of_case() {
        Api.post(Tokens.coordinator(), "/api/v1/skills", Map.of("name", "jvm"))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:duplicate"))
                .body("errors.pointer", hasItem("/name"));
        Api.post(Tokens.coordinator(), "/api/v1/skills", Map.of("name", Api.unique("S"), "aliases", List.of("JAVA")))
                .statusCode(409);
    }

    @Test
    void a_change_needs_the_current_etag() {
        String id = create();

        Api.coordinator()
                .contentType("application/merge-patch+json")
                .body(Map.of("aliases", List.of()))
                .patch("/api/v1/skills/" + id)
                .then()
                .statusCode(428);
        Api.patch(Tokens.coordinator(), "/api/v1/skills/" + id, "\"7\"", Map.of("aliases", List.of()))
                .statusCode(412);
        Api.patch(
                        Tokens.coordinator(),
                        "/api/v1/skills/" + id,
                        "\"1\"",
                        Map.of("aliases", List.of(Api.unique("alias"))))
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void a_change_that_changes_nothing_keeps_the_version() {
        String id = create();

        Api.patch(Tokens.coordinator(), "/api/v1/skills/" + id, "\"1\"", Map.of("aliases", List.of()))
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void a_skill_cannot_be_below_itself() {
        String top = create();
        String below = Api.post(
                        Tokens.coordinator(), "/api/v1/skills", Map.of("name", Api.unique("Below"), "parentId", top))
                .statusCode(201)
                .extract()
                .path("id");

        Api.patch(Tokens.coordinator(), "/api/v1/skills/" + top, "\"1\"", Map.of("parentId", below))
                .statusCode(409)
                .body("errors.pointer", hasItem("/parentId"));
    }

    @Test
    void only_coordinators_write() {
        Api.post(Tokens.participant("nobody"), "/api/v1/skills", Map.of("name", Api.unique("S")))
                .statusCode(403);
        Api.post(Tokens.hr(), "/api/v1/skills", Map.of("name", Api.unique("S"))).statusCode(403);
    }

    @Test
    void bad_bodies_are_answered_with_the_place() {
        Api.post(Tokens.coordinator(), "/api/v1/skills", Map.of("name", " ", "colour", "red"))
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"))
                .body("errors.pointer", hasItem("/colour"));
        Api.post(Tokens.coordinator(), "/api/v1/skills", Map.of("name", " "))
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
        Api.post(
                        Tokens.coordinator(),
                        "/api/v1/skills",
                        Map.of("name", Api.unique("S"), "parentId", "01920000-0000-7000-8000-00000000ffff"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/parentId"));
        Api.post(Tokens.coordinator(), "/api/v1/skills", "{\"name\":").statusCode(400);
    }

    private static String create() {
        return Api.post(Tokens.coordinator(), "/api/v1/skills", Map.of("name", Api.unique("Skill")))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
