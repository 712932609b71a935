package dev.tandem.participants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@TandemTest
class IdentityLinkResourceTest {

    private static final String LINKS = "/api/v1/identity-links";
    private static final String ME = "/api/v1/people/me";
    private static final String TOPIC = "tandem.participants.identity-link";

    @Inject
    @SuppressWarnings("NullAway.Init")
    AgroalDataSource database;

    private static JsonPath linkOf(String personId) {
        return Api.get(Tokens.hr(), LINKS + "?personId=" + personId);
    }

    private static ValidatableResponse create(String personId, String issuer, String subject) {
        return Api.post(Tokens.hr(), LINKS, Map.of("personId", personId, "issuer", issuer, "subject", subject));
    }

    private static ValidatableResponse relink(String id, String personId) {
        return Api.post(Tokens.hr(), LINKS + "/" + id + "/relink", Map.of("personId", personId));
    }

    private static ValidatableResponse unlink(String id, long version) {
        return Api.as(Tokens.hr())
                .header("If-Match", "\"" + version + "\"")
                .delete(LINKS + "/" + id)
                .then();
    }

    private static ValidatableResponse me(String token) {
        return Api.as(token).get(ME).then();
    }

    private static List<String> verbs(String linkId, int count) {
        return TestBroker.readKey(TOPIC, linkId, count).stream()
                .map(message -> TestBroker.header(message, "ce_type"))
                .toList();
    }

    private boolean writtenByAnOlderBinary(String subject, String personId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO person_link (issuer, subject, person_id, linked_at)
                        VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, Tokens.issuer());
            insert.setString(2, subject);
            insert.setObject(3, UUID.fromString(personId));
            return insert.executeUpdate() == 1;
        }
    }

    @Test
    void first_use_links_publishes_and_is_in_the_audit_and_leaves_the_person_alone() {
        String userName = Api.unique("first");
        String person = Api.person(userName);

        me(Tokens.participant(userName)).statusCode(200).header("ETag", "\"1\"");

        JsonPath link = linkOf(person);
        String id = link.getString("items[0].id");
        assertThat(link.getString("items[0].issuer")).isEqualTo(Tokens.issuer());
        assertThat(link.getString("items[0].subject")).isEqualTo(Tokens.subjectOf(userName));
        JsonPath event = new JsonPath(
                new String(TestBroker.readKey(TOPIC, id, 1).getFirst().value(), StandardCharsets.UTF_8));
        assertThat(event.getLong("version")).isEqualTo(1);
        assertThat(event.getString("personId")).isEqualTo(person);
        assertThat(event.getBoolean("active")).isTrue();
        assertThat(verbs(id, 1)).containsExactly("dev.tandem.identity-link.linked.v1");
        Api.coordinator()
                .get("/api/v1/participants-audit-entries?objectId=" + id)
                .then()
                .body("items.action", contains("linked"))
                .body("items[0].actorSubject", equalTo(Tokens.subjectOf(userName)))
                .body("items[0].actorPersonId", equalTo(person));
    }

    @Test
    void name_of_a_linked_person_makes_nobody_them() {
        String userName = Api.unique("anna");
        String person = Api.person(userName);
        me(Tokens.participant(userName)).statusCode(200);

        me(Tokens.impostor(userName, "participant"))
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"))
                .body("detail", containsString("GET /api/v1/people/me"));

        assertThat(linkOf(person).getList("items.subject")).containsExactly(Tokens.subjectOf(userName));
    }

    @Test
    void account_without_the_role_of_a_participant_is_not_taken_for_its_namesake() {
        String userName = Api.unique("service-account");
        String person = Api.person(userName);

        Api.post(
                        Tokens.of(userName, "hr-integration"),
                        "/api/v1/people",
                        Map.of("userName", Api.unique("other"), "givenName", "A", "familyName", "B"))
                .statusCode(201);

        assertThat(linkOf(person).getList("items")).isEmpty();
    }

    @Test
    void old_name_of_somebody_leads_to_its_new_owner() {
        String oldName = Api.unique("old-name");
        String former = Api.person(oldName);
        me(Tokens.participant(oldName)).statusCode(200);
        Api.patch(Tokens.hr(), "/api/v1/people/" + former, "\"1\"", Map.of("userName", Api.unique("new-name")))
                .statusCode(200);
        String newOwner = Api.person(oldName);

        me(Tokens.participant(oldName)).statusCode(200).body("id", equalTo(former));
        me(Tokens.withClaims(oldName, Map.of("sub", Api.unique("sub")), "participant"))
                .statusCode(200)
                .body("id", equalTo(newOwner));
    }

    @Test
    void of_subjects_that_race_for_a_person_exactly_one_is_linked() throws Exception {
        for (int round = 0; round < 5; round++) {
            String userName = Api.unique("raced");
            String person = Api.person(userName);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                tokens.add(Tokens.withClaims(userName, Map.of("sub", Api.unique("racer")), "participant"));
            }

            List<Integer> answers = race(tokens);

            assertThat(answers).containsOnly(200, 403).containsOnlyOnce(200);
            assertThat(linkOf(person).getList("items")).hasSize(1);
        }
    }

    @Test
    void one_subject_that_comes_several_times_at_once_is_linked_each_time() throws Exception {
        String userName = Api.unique("eager");
        String person = Api.person(userName);

        List<Integer> answers = race(Collections.nCopies(4, Tokens.participant(userName)));

        assertThat(answers).containsOnly(200);
        String id = linkOf(person).getString("items[0].id");
        assertThat(verbs(id, 1)).hasSize(1);
    }

    @Test
    void taking_a_link_away_while_somebody_comes_with_the_name_gives_them_nothing() throws Exception {
        for (int round = 0; round < 5; round++) {
            String userName = Api.unique("unlinking");
            String person = Api.person(userName);
            String id = create(person, Tokens.issuer(), Api.unique("sub"))
                    .statusCode(201)
                    .extract()
                    .path("id");
            String impostor = Tokens.impostor(userName, "participant");

            List<Integer> answers = raceCalls(List.of(
                    () -> unlink(id, 1).extract().statusCode(),
                    () -> Api.as(impostor).get(ME).statusCode(),
                    () -> Api.as(impostor).get(ME).statusCode()));

            assertThat(answers).containsExactly(204, 403, 403);
            me(impostor).statusCode(403);
        }
    }

    private static List<Integer> race(List<String> tokens) throws Exception {
        return raceCalls(tokens.stream()
                .<Callable<Integer>>map(token -> () -> Api.as(token).get(ME).statusCode())
                .toList());
    }

    private static List<Integer> raceCalls(List<Callable<Integer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Integer>> running = new ArrayList<>();
            for (Callable<Integer> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            for (Future<Integer> answer : running) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void provisioned_link_needs_no_name() {
        String person = Api.person();
        String subject = Api.unique("sub");

        String id = create(person, Tokens.issuer(), subject)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("active", equalTo(true))
                .extract()
                .path("id");

        me(Tokens.withClaims("whatever", Map.of("sub", subject), "participant"))
                .statusCode(200)
                .body("id", equalTo(person));
        Api.as(Tokens.coordinator())
                .get(LINKS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("subject", equalTo(subject));
    }

    @Test
    void issuer_and_subject_have_one_link_and_a_person_one_of_each_issuer() {
        String person = Api.person();
        String subject = Api.unique("sub");
        create(person, Tokens.issuer(), subject).statusCode(201);

        create(Api.person(), Tokens.issuer(), subject)
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:duplicate"))
                .body("errors.pointer", hasItem("/subject"));
        create(person, Tokens.issuer(), Api.unique("sub")).statusCode(409).body("errors.pointer", hasItem("/personId"));
        create(person, "https://new.example", subject).statusCode(201);
        create("01920000-0000-7000-8000-00000000ffff", Tokens.issuer(), Api.unique("sub"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/personId"));
    }

    @Test
    void link_that_was_taken_away_comes_back_by_request_and_by_no_name() {
        String userName = Api.unique("gone");
        String person = Api.person(userName);
        String token = Tokens.participant(userName);
        me(token).statusCode(200);
        String id = linkOf(person).getString("items[0].id");

        unlink(id, 7).statusCode(412);
        unlink(id, 1).statusCode(204);

        me(token).statusCode(403);
        me(Tokens.impostor(userName, "participant")).statusCode(403);
        JsonPath link = linkOf(person);
        assertThat(link.getList("items.active")).containsExactly(false);
        assertThat(link.getString("items[0].personId")).isEqualTo(person);
        relink(id, person).statusCode(200).body("active", equalTo(true)).header("ETag", "\"3\"");
        me(token).statusCode(200).body("id", equalTo(person));
        assertThat(verbs(id, 3))
                .containsExactly(
                        "dev.tandem.identity-link.linked.v1",
                        "dev.tandem.identity-link.unlinked.v1",
                        "dev.tandem.identity-link.relinked.v1");
    }

    @Test
    void wrong_link_is_corrected_and_the_person_is_given_their_own() {
        String userName = Api.unique("mistaken");
        String wrong = Api.person(userName);
        String right = Api.person();
        String token = Tokens.participant(userName);
        me(token).statusCode(200).body("id", equalTo(wrong));
        String id = linkOf(wrong).getString("items[0].id");

        relink(id, right).statusCode(200).body("version", equalTo(2));
        relink(id, right).statusCode(200).body("version", equalTo(2));

        me(token).statusCode(200).body("id", equalTo(right));
        String own = Tokens.impostor(userName, "participant");
        me(own).statusCode(403);
        create(wrong, Tokens.issuer(), "impostor|" + userName).statusCode(201);
        me(own).statusCode(200).body("id", equalTo(wrong));
        relink(id, wrong).statusCode(409).body("errors.pointer", hasItem("/personId"));
    }

    @Test
    void link_written_by_an_older_binary_counts_and_is_published() throws SQLException {
        String person = Api.person();
        String subject = Api.unique("old-binary");

        boolean written = writtenByAnOlderBinary(subject, person);

        assertThat(written).isTrue();
        String id = linkOf(person).getString("items[0].id");
        assertThat(verbs(id, 1)).containsExactly("dev.tandem.identity-link.linked.v1");
        me(Tokens.withClaims("whatever", Map.of("sub", subject), "participant"))
                .statusCode(200)
                .body("id", equalTo(person));
    }

    @Test
    void older_binary_links_nobody_who_lost_a_link_and_knows_nobody_by_one_that_was_taken_away() throws SQLException {
        String person = Api.person();
        String id = create(person, Tokens.issuer(), Api.unique("sub"))
                .statusCode(201)
                .extract()
                .path("id");
        unlink(id, 1).statusCode(204);

        boolean written = writtenByAnOlderBinary(Api.unique("sub"), person);

        assertThat(written).isFalse();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT 1 FROM person_link l JOIN person p ON p.id = l.person_id WHERE l.id = ?")) {
            query.setObject(1, UUID.fromString(id));
            assertThat(query.executeQuery().next()).isFalse();
        }
    }

    @Test
    void links_are_found_by_each_filter_and_by_those_who_may() {
        String person = Api.person();
        String subject = Api.unique("sub");
        String id = create(person, "https://filter.example", subject)
                .statusCode(201)
                .extract()
                .path("id");

        for (String filter : List.of(
                "subject=" + subject,
                "issuer=https://filter.example&subject=" + subject,
                "personId=" + person + "&active=true")) {
            assertThat(Api.get(Tokens.coordinator(), LINKS + "?" + filter).getList("items.id"))
                    .as(filter)
                    .containsExactly(id);
        }
        assertThat(Api.get(Tokens.hr(), LINKS + "?active=false&personId=" + person)
                        .getList("items"))
                .isEmpty();
        for (String token : List.of(Tokens.viewer(), Tokens.sponsor(), Tokens.participant(Api.unique("p")))) {
            Api.as(token).get(LINKS).then().statusCode(403);
            Api.as(token).delete(LINKS + "/" + id).then().statusCode(403);
        }
        Api.as(Tokens.hr()).delete(LINKS + "/" + id).then().statusCode(428);
    }
}
