package dev.tandem.participants;

import dev.tandem.platform.testing.EventPrivacyTest;
import java.util.Set;

/** People as colleagues know them and programs as they are announced; answers and declarations on the restricted topic. */
class ParticipantsEventPrivacyTest extends EventPrivacyTest {

    ParticipantsEventPrivacyTest() {
        super(
                Set.of(
                        "cohort/name",
                        "cohort/programName",
                        "matching-profile/answers/*",
                        "matching-profile/answers/*[]",
                        "matching-profile/availability[]/end",
                        "matching-profile/availability[]/start",
                        "matching-profile/goalTags[]",
                        "matching-profile/interests[]",
                        "matching-profile/languages[]",
                        "matching-profile/selfDeclarations[]/attribute",
                        "matching-profile/selfDeclarations[]/value",
                        "matching-profile/timeZone",
                        "person/city",
                        "person/country",
                        "person/department",
                        "person/displayName",
                        "person/email",
                        "person/familyName",
                        "person/givenName",
                        "person/jobTitle",
                        "person/languages[]",
                        "person/site",
                        "person/timeZone",
                        "person/userName",
                        "program/meetingCadence",
                        "program/name",
                        "program/objectives[]/code",
                        "program/objectives[]/kpi",
                        "program/objectives[]/organisationalObjective",
                        "program/objectives[]/title",
                        "program/purpose",
                        "skill/aliases[]",
                        "skill/name"),
                Set.of("matching-profile"));
    }
}
