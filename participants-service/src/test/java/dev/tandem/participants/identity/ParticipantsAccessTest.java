package dev.tandem.participants.identity;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.ParticipantAccessTest;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import java.util.Map;

@TandemTest
class ParticipantsAccessTest extends ParticipantAccessTest {

    @Override
    protected String linkedPerson() {
        String userName = Api.unique("linked");
        Api.person(userName);
        Api.get(Tokens.participant(userName), "/api/v1/people/me");
        return userName;
    }

    @Override
    protected String deactivatedPerson() {
        String userName = linkedPerson();
        String id = Api.get(Tokens.hr(), "/api/v1/people?userName=" + userName).getString("items[0].id");
        Api.patch(Tokens.hr(), "/api/v1/people/" + id, "\"1\"", Map.of("active", false))
                .statusCode(200);
        return userName;
    }
}
