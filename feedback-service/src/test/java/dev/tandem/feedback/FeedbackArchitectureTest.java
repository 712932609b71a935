package dev.tandem.feedback;

import dev.tandem.platform.testing.ArchitectureTest;

class FeedbackArchitectureTest extends ArchitectureTest {

    FeedbackArchitectureTest() {
        super("dev.tandem.feedback", "dev.tandem.feedback.kpi..");
    }
}
