package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.tandem.local.servers.LocalIssuer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditTest extends WebTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    EntityManager entityManager;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SchemaOwner owner;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Event<ChangeRecorded> changes;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PersonIdentities identities;

    @Inject
    @SuppressWarnings("NullAway.Init")
    IdentityLinks links;

    @Test
    void every_change_leaves_who_what_and_when() {
        String userName = unique("auditor");
        UUID personId = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            identities.apply(personId, userName, "Auditor", true);
            links.apply(new IdentityLinkSnapshot(
                    Ids.next(), issuer.issuerUrl(), LocalIssuer.subjectOf(userName), personId, true));
        });
        String id = as(userName, Roles.COORDINATOR)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .body("{\"title\": \"%s\", \"rank\": 1}".formatted(unique("secret title")))
                .post("/api/v1/notes")
                .jsonPath()
                .getString("id");
        coordinator().post("/api/v1/notes/" + id + "/finish").then().statusCode(200);

        String body = coordinator()
                .queryParam("objectId", id)
                .get("/api/v1/notes-audit-entries")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].action", equalTo("finished"))
                .body("items[0].actorSubject", equalTo(LocalIssuer.subjectOf("coordinator")))
                .body("items[0]", not(hasKey("actorPersonId")))
                .body("items[1].action", equalTo("created"))
                .body("items[1].objectType", equalTo("note"))
                .body("items[1].actorIssuer", equalTo(issuer.issuerUrl()))
                .body("items[1].actorSubject", equalTo(LocalIssuer.subjectOf(userName)))
                .body("items[1].actorPersonId", equalTo(personId.toString()))
                .body("items[1].traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .body("items[1].at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .extract()
                .asString();

        assertThat(body).doesNotContain("secret title");
    }

    @Test
    void refused_change_leaves_nothing() {
        String title = unique("refused");
        createNote(title, 1).then().statusCode(201);
        long before = entries();

        createNote(title, 1).then().statusCode(409);

        assertThat(entries()).isEqualTo(before);
    }

    private long entries() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entityManager
                                .createNativeQuery("select count(*) from audit_entry")
                                .getSingleResult())
                        .longValue());
    }

    @Test
    void change_outside_of_a_request_is_the_systems() {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> changes.fire(new ChangeRecorded("expired", "note", id)));

        coordinator()
                .queryParam("objectId", id)
                .get("/api/v1/notes-audit-entries")
                .then()
                .body("items[0].actorIssuer", equalTo("urn:tandem:system"))
                .body("items[0].actorSubject", equalTo("system:notes"))
                .body("items[0].traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void only_coordinators_read_the_audit() {
        as("viewer", Roles.VIEWER).get("/api/v1/notes-audit-entries").then().statusCode(403);
    }

    @Test
    void audit_is_filtered_and_paged() {
        UUID id = Ids.next();
        for (String action : new String[] {"created", "changed", "changed", "deleted"}) {
            QuarkusTransaction.requiringNew().run(() -> changes.fire(new ChangeRecorded(action, "note", id)));
        }

        coordinator()
                .queryParam("objectId", id)
                .queryParam("action", "changed")
                .queryParam("since", "2020-01-01T00:00:00Z")
                .get("/api/v1/notes-audit-entries")
                .then()
                .body("items", hasSize(2));
        String cursor = coordinator()
                .queryParam("objectId", id)
                .queryParam("limit", 3)
                .get("/api/v1/notes-audit-entries")
                .jsonPath()
                .getString("nextCursor");
        coordinator()
                .queryParam("objectId", id)
                .queryParam("limit", 3)
                .queryParam("cursor", cursor)
                .get("/api/v1/notes-audit-entries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].action", equalTo("created"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update audit_entry set action = 'nothing'", "delete from audit_entry", "truncate audit_entry"})
    void audit_cannot_be_changed_even_by_the_owner_of_the_schema(String statement) {
        assertThatThrownBy(() -> owner.execute(statement)).hasMessageContaining("neither changed nor deleted");
    }
}
