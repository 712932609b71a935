package dev.tandem.participants.identity;

import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TokenRulesTest;

@TandemTest
class ParticipantsTokenRulesTest extends TokenRulesTest {

    ParticipantsTokenRulesTest() {
        super("/api/v1/identity-links");
    }
}
