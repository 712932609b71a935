package dev.tandem.goals;

import dev.tandem.platform.testing.EventPrivacyTest;
import java.util.Set;

/** What a pair writes stays with the pair: no event of this service carries any text. */
class GoalsEventPrivacyTest extends EventPrivacyTest {

    GoalsEventPrivacyTest() {
        super(Set.of(), Set.of());
    }
}
