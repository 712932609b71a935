package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** {@link ParticipantAccessTest} for a service that knows people and links from participants' events. */
public abstract class ProjectedAccessTest extends ParticipantAccessTest {

    @Override
    protected String linkedPerson() {
        return TestPerson.linked("anna").userName();
    }

    @Override
    protected String deactivatedPerson() {
        TestPerson person = TestPerson.linked("left");
        person.publishAlone(2, false);
        Awaitility.await("the end of " + person.userName())
                .until(() -> ParticipantOperation.any().call(person.request()).statusCode() == 403);
        return person.userName();
    }

    @Test
    void person_keeps_the_access_when_the_name_goes_to_somebody_else() {
        TestPerson renamed = TestPerson.linked("former");
        TestPerson heir = new TestPerson(
                UUID.randomUUID(),
                UUID.randomUUID(),
                renamed.userName(),
                Tokens.subjectOf(renamed.userName() + "-heir"));
        renamed.renamed(renamed.userName() + "-now").publishAlone(2, true);
        heir.publishAlone(1, true);

        int before = ParticipantOperation.any().call(heir.request()).statusCode();
        heir.publishLink(1, true);
        heir.awaitLinked();

        assertThat(before).isEqualTo(403);
        assertThat(ParticipantOperation.any().call(renamed.request()).statusCode())
                .isNotEqualTo(403);
    }
}
