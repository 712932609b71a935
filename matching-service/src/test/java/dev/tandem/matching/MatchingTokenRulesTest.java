package dev.tandem.matching;

import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TokenRulesTest;

@TandemTest
class MatchingTokenRulesTest extends TokenRulesTest {

    MatchingTokenRulesTest() {
        super("/api/v1/matching-audit-entries");
    }
}
