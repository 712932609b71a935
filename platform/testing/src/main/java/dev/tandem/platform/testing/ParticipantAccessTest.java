package dev.tandem.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Holds a service to the one rule of identity at every operation that participants may call, as the contract names them: a
 * participant is who issuer and subject are linked to, and who is nobody is told so before anything else. A service
 * subclasses it with {@code @TandemTest} and says how somebody becomes known to it.
 */
public abstract class ParticipantAccessTest {

    /** Returns the userName of an active person whose own token ({@link Tokens#participant}) works. */
    protected abstract String linkedPerson();

    /** Returns the userName of a person whose own token is linked and who is not active any more. */
    protected abstract String deactivatedPerson();

    @Test
    void token_of_nobody_gets_403_at_every_operation() {
        assertRefused(Tokens.participant("nobody-" + UUID.randomUUID()), "person-not-linked");
    }

    @Test
    void another_subject_with_the_name_of_a_person_gets_403_at_every_operation() {
        assertRefused(Tokens.impostor(linkedPerson(), "participant"), "person-not-linked");
    }

    @Test
    void person_who_is_not_active_gets_403_at_every_operation() {
        assertRefused(Tokens.participant(deactivatedPerson()), "person-deactivated");
    }

    @Test
    void linked_person_is_not_refused_as_nobody() {
        String token = Tokens.participant(linkedPerson());

        List<String> refusals = ParticipantOperation.all().stream()
                .map(operation -> operation.call(given().auth().oauth2(token)))
                .filter(answer -> answer.statusCode() == 403)
                .map(answer -> String.valueOf(answer.jsonPath().getString("type")))
                .toList();

        assertThat(refusals)
                .doesNotContain("urn:tandem:problem:person-not-linked", "urn:tandem:problem:person-deactivated");
    }

    private static void assertRefused(String token, String slug) {
        SoftAssertions answers = new SoftAssertions();
        for (ParticipantOperation operation : ParticipantOperation.all()) {
            Response answer = operation.call(given().auth().oauth2(token));
            answers.assertThat(answer.statusCode() + " " + answer.contentType() + " " + answer.asString())
                    .as("%s %s", operation.method(), operation.path())
                    .startsWith("403 application/problem+json")
                    .contains("urn:tandem:problem:" + slug);
        }
        answers.assertAll();
    }
}
