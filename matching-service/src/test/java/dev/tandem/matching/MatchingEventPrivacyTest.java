package dev.tandem.matching;

import dev.tandem.platform.testing.EventPrivacyTest;
import java.util.Set;

/** Texts of policies, which everybody may read, and names of people. */
class MatchingEventPrivacyTest extends EventPrivacyTest {

    MatchingEventPrivacyTest() {
        super(
                Set.of(
                        "match-run/resultDigest",
                        "matching-policy/name",
                        "matching-policy/parameters/affinity/attributes[]",
                        "matching-policy/questions[]/key",
                        "mentorship/members[]/displayName",
                        "mentorship/schedule/cadence"),
                Set.of());
    }
}
