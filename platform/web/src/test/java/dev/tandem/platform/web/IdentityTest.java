package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdentityTest extends WebTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    PersonIdentities identities;

    private UUID person(String userName, boolean active) {
        UUID id = Ids.next();
        apply(id, userName, active);
        return id;
    }

    private void apply(UUID id, String userName, boolean active) {
        QuarkusTransaction.requiringNew().run(() -> identities.apply(id, userName, "Name of " + userName, active));
    }

    @Test
    void token_is_linked_to_the_person_of_its_claim() {
        String userName = unique("anna");
        UUID id = person(userName, true);

        as(userName, Roles.PARTICIPANT)
                .get("/api/v1/probes/whoami")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(issuer.issuerUrl()))
                .body("subject", equalTo(userName))
                .body("name", equalTo(userName))
                .body("coordinator", equalTo(false))
                .body("personId", equalTo(id.toString()));
    }

    @Test
    void case_of_the_user_name_does_not_matter() {
        String userName = unique("Bert");
        UUID id = person(userName, true);

        as(userName.toUpperCase(java.util.Locale.ROOT), Roles.PARTICIPANT)
                .get("/api/v1/probes/whoami")
                .then()
                .body("personId", equalTo(id.toString()));
    }

    private void notLinked(String userName) {
        as(userName, Roles.PARTICIPANT)
                .get("/api/v1/probes/whoami")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"));
    }

    @Test
    void unknown_person_is_403_with_that_reason() {
        notLinked(unique("nobody"));
    }

    @Test
    void inactive_person_is_403() {
        String userName = unique("gone");
        person(userName, false);

        notLinked(userName);
    }

    @Test
    void user_name_of_two_people_links_to_neither() {
        String userName = unique("moving");
        person(userName, true);
        person(userName, true);

        notLinked(userName);
    }

    @Test
    void token_without_the_claim_is_not_linked_by_another_one() {
        String userName = unique("subject");
        person(userName, true);
        Map<String, Object> claims = new HashMap<>();
        claims.put("preferred_username", "");
        String token = issuer.token(userName, List.of(Roles.PARTICIPANT), Duration.ofMinutes(5), claims);

        io.restassured.RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/probes/whoami")
                .then()
                .statusCode(403);
    }

    @Test
    void renamed_person_is_found_under_the_new_name_only() {
        String before = unique("before");
        String after = unique("after");
        UUID id = person(before, true);
        apply(id, after, true);

        notLinked(before);
        as(after, Roles.PARTICIPANT).get("/api/v1/probes/whoami").then().body("personId", equalTo(id.toString()));
    }

    @Test
    void forgotten_person_is_not_linked() {
        String userName = unique("forgotten");
        UUID id = person(userName, true);
        QuarkusTransaction.requiringNew().run(() -> identities.forget(id));

        notLinked(userName);
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
    }
}
