package dev.tandem.feedback;

import dev.tandem.platform.testing.EventPrivacyTest;
import java.util.Set;

/** Only what this service itself says of a cohort's figures is text. */
class FeedbackEventPrivacyTest extends EventPrivacyTest {

    FeedbackEventPrivacyTest() {
        super(
                Set.of(
                        "evaluation/kpis[]/name",
                        "evaluation/kpis[]/benchmark/source",
                        "evaluation/findings[]/statement",
                        "evaluation/findings[]/recommendation"),
                Set.of());
    }
}
