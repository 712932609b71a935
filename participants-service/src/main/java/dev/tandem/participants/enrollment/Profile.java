package dev.tandem.participants.enrollment;

import dev.tandem.participants.skill.SkillLevel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody brings and looks for, complete. */
record Profile(
        List<SkillLevel> skillsOffered,
        List<SkillLevel> skillsWanted,
        List<String> goalTags,
        List<String> interests,
        List<AvailabilityWindow> availability,
        String timeZone,
        List<String> languages,
        int capacity,
        @Nullable Integer commitmentHoursPerMonth,
        List<MeetingMode> meetingModes,
        List<UUID> excludedPersonIds,
        @Nullable String motivation,
        @Nullable Integer experienceYears,
        @Nullable CommunicationStyle communicationStyle,
        Map<String, Object> answers,
        List<SelfDeclaration> selfDeclarations) {

    /** As a client would write it; what a merge patch applies to. */
    ChangeEnrollmentRequest asRequest() {
        return new ChangeEnrollmentRequest(
                skillsOffered,
                skillsWanted,
                goalTags,
                interests,
                availability,
                timeZone,
                languages,
                capacity,
                commitmentHoursPerMonth,
                meetingModes,
                excludedPersonIds,
                motivation,
                experienceYears,
                communicationStyle,
                answers,
                selfDeclarations);
    }
}
