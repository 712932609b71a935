package dev.tandem.feedback;

import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TokenRulesTest;

@TandemTest
class FeedbackTokenRulesTest extends TokenRulesTest {

    FeedbackTokenRulesTest() {
        super("/api/v1/feedback-audit-entries");
    }
}
