package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.local.servers.LocalIssuer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdentityTest extends WebTest {

    private static final String WHOAMI = "/api/v1/probes/whoami";

    @Inject
    @SuppressWarnings("NullAway.Init")
    PersonIdentities identities;

    @Inject
    @SuppressWarnings("NullAway.Init")
    IdentityLinks links;

    /** A person whose link has the subject of the tokens of {@code userName}. */
    private UUID person(String userName, boolean active) {
        UUID id = Ids.next();
        apply(id, userName, active);
        link(Ids.next(), LocalIssuer.subjectOf(userName), id, true);
        return id;
    }

    private void apply(UUID id, String userName, boolean active) {
        QuarkusTransaction.requiringNew().run(() -> identities.apply(id, userName, "Name of " + userName, active));
    }

    private void link(UUID linkId, String subject, UUID personId, boolean active) {
        link(linkId, issuer.issuerUrl(), subject, personId, active);
    }

    private void link(UUID linkId, String iss, String subject, UUID personId, boolean active) {
        QuarkusTransaction.requiringNew()
                .run(() -> links.apply(new IdentityLinkSnapshot(linkId, iss, subject, personId, active)));
    }

    private ValidatableResponse whoami(String userName, Map<String, Object> claims) {
        String token = issuer.token(userName, List.of(Roles.PARTICIPANT), Duration.ofMinutes(5), claims);
        return given().auth().oauth2(token).get(WHOAMI).then();
    }

    private ValidatableResponse whoami(String userName) {
        return whoami(userName, Map.of());
    }

    private static void assertNotLinked(ValidatableResponse answer) {
        answer.statusCode(403).body("type", equalTo("urn:tandem:problem:person-not-linked"));
    }

    @Test
    void token_is_the_person_that_its_issuer_and_subject_are_linked_to() {
        String userName = unique("anna");
        UUID id = person(userName, true);

        whoami(userName)
                .statusCode(200)
                .body("issuer", equalTo(issuer.issuerUrl()))
                .body("subject", equalTo(LocalIssuer.subjectOf(userName)))
                .body("name", equalTo(userName))
                .body("coordinator", equalTo(false))
                .body("personId", equalTo(id.toString()));
    }

    @Test
    void another_subject_with_the_name_is_nobody() {
        String userName = unique("anna");
        person(userName, true);

        assertNotLinked(whoami(userName, Map.of("sub", unique("impostor"))));
    }

    @Test
    void the_same_subject_of_another_issuer_is_somebody_else() {
        String userName = unique("foreign");
        UUID id = Ids.next();
        apply(id, userName, true);
        link(Ids.next(), "https://elsewhere.example", LocalIssuer.subjectOf(userName), id, true);

        assertNotLinked(whoami(userName));
    }

    @Test
    void unknown_person_is_403_and_told_what_to_do() {
        ValidatableResponse answer = whoami(unique("nobody"));

        assertNotLinked(answer);
        answer.body("detail", containsString("GET /api/v1/people/me"))
                .body("detail", containsString("POST /api/v1/identity-links"));
    }

    @Test
    void person_without_a_link_is_403() {
        String userName = unique("unlinked");
        apply(Ids.next(), userName, true);

        assertNotLinked(whoami(userName));
    }

    @Test
    void inactive_person_is_403_with_that_reason() {
        String userName = unique("gone");
        person(userName, false);

        whoami(userName).statusCode(403).body("type", equalTo("urn:tandem:problem:person-deactivated"));
    }

    @Test
    void renamed_person_stays_who_they_are_and_the_new_owner_of_the_name_is_somebody_else() {
        String oldName = unique("before");
        UUID renamed = person(oldName, true);
        apply(renamed, unique("after"), true);
        UUID newOwner = Ids.next();
        String newSubject = unique("new-owner");
        apply(newOwner, oldName, true);
        link(Ids.next(), newSubject, newOwner, true);

        whoami(oldName).body("personId", equalTo(renamed.toString()));
        whoami(unique("after")).statusCode(403);
        whoami(oldName, Map.of("sub", newSubject)).body("personId", equalTo(newOwner.toString()));
    }

    @Test
    void link_that_is_taken_away_or_moved_is_so_at_once() {
        String userName = unique("moved");
        UUID linkId = Ids.next();
        UUID before = Ids.next();
        UUID after = person(unique("other"), true);
        apply(before, userName, true);
        link(linkId, LocalIssuer.subjectOf(userName), before, true);
        whoami(userName).body("personId", equalTo(before.toString()));

        link(linkId, LocalIssuer.subjectOf(userName), before, false);
        assertNotLinked(whoami(userName));
        link(linkId, LocalIssuer.subjectOf(userName), after, true);

        whoami(userName).body("personId", equalTo(after.toString()));
    }

    @Test
    void forgotten_person_is_not_linked() {
        String userName = unique("forgotten");
        UUID id = person(userName, true);
        QuarkusTransaction.requiringNew().run(() -> identities.forget(id));

        assertNotLinked(whoami(userName));
    }

    @Test
    void participant_without_a_person_does_not_get_as_far_as_an_operation_that_asks_for_none() {
        assertNotLinked(as(unique("nobody"), Roles.PARTICIPANT)
                .get("/api/v1/probes/participants-only")
                .then());
        assertNotLinked(as(unique("nobody"), Roles.PARTICIPANT)
                .body("{\"no\": json")
                .post("/api/v1/probes/participants-only")
                .then());

        as(unique("nobody"), Roles.PARTICIPANT, Roles.VIEWER)
                .get("/api/v1/probes/participants-only")
                .then()
                .statusCode(200);
        as(unique("nobody"), Roles.SPONSOR)
                .get("/api/v1/probes/participants-only")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:forbidden"));
        given().get("/api/v1/probes/participants-only").then().statusCode(401);
    }

    @Test
    void names_of_many_people_come_together() {
        UUID first = person(unique("first"), true);
        UUID second = person(unique("second"), false);

        assertThat(identities.displayNames(List.of(first, second, Ids.next()))).containsOnlyKeys(first, second);
        assertThat(identities.displayNames(List.of())).isEmpty();
    }

    @Test
    void identities_change_only_inside_a_transaction() {
        assertThatThrownBy(() -> identities.apply(Ids.next(), "x", "x", true))
                .hasMessageContaining("Transaction is required");
        assertThatThrownBy(() -> links.apply(new IdentityLinkSnapshot(Ids.next(), "x", "x", Ids.next(), true)))
                .hasMessageContaining("Transaction is required");
    }
}
