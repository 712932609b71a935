package dev.tandem.goals;

import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TokenRulesTest;

@TandemTest
class GoalsTokenRulesTest extends TokenRulesTest {

    GoalsTokenRulesTest() {
        super("/api/v1/goals-audit-entries");
    }
}
