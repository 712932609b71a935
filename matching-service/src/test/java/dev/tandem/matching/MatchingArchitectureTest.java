package dev.tandem.matching;

import dev.tandem.platform.testing.ArchitectureTest;

class MatchingArchitectureTest extends ArchitectureTest {

    MatchingArchitectureTest() {
        super("dev.tandem.matching", "dev.tandem.matching.engine..");
    }
}
