package dev.tandem.participants;

import dev.tandem.platform.testing.ArchitectureTest;

class ParticipantsArchitectureTest extends ArchitectureTest {

    ParticipantsArchitectureTest() {
        super(
                "dev.tandem.participants",
                "dev.tandem.participants.personimport.file..",
                "dev.tandem.participants.cohort.rules..",
                "dev.tandem.participants.enrollment.rules..");
    }
}
