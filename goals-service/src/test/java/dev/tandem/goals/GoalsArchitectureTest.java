package dev.tandem.goals;

import dev.tandem.platform.testing.ArchitectureTest;

class GoalsArchitectureTest extends ArchitectureTest {

    GoalsArchitectureTest() {
        super("dev.tandem.goals", "dev.tandem.goals.goal.assessment..", "dev.tandem.goals.checkpoint.plan..");
    }
}
