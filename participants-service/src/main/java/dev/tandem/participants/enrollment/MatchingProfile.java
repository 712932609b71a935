package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.participants.skill.SkillLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the restricted topic for matching carries: an enrollment with everything that matching scores. Once it is over,
 * matching has no use for what the person said any more, and forgets it with the last snapshot.
 */
record MatchingProfile(
        UUID id,
        long version,
        UUID cohortId,
        UUID programId,
        UUID personId,
        CohortRole role,
        EnrollmentState state,
        int capacity,
        List<SkillLevel> skillsOffered,
        List<SkillLevel> skillsWanted,
        List<String> goalTags,
        List<String> interests,
        List<AvailabilityWindow> availability,
        String timeZone,
        List<String> languages,
        @Nullable Integer commitmentHoursPerMonth,
        List<MeetingMode> meetingModes,
        List<UUID> excludedPersonIds,
        @Nullable Instant readyAt,
        @Nullable Integer experienceYears,
        @Nullable CommunicationStyle communicationStyle,
        Map<String, Object> answers,
        List<SelfDeclaration> selfDeclarations) {

    static final String TOPIC_SUFFIX = "matching-profile";

    static MatchingProfile of(Enrollment enrollment) {
        return enrollment.state().isTerminal()
                ? over(enrollment, enrollment.profile())
                : of(enrollment, enrollment.profile());
    }

    private static MatchingProfile over(Enrollment enrollment, Profile profile) {
        return new MatchingProfile(
                enrollment.id(),
                enrollment.version(),
                enrollment.cohortId(),
                enrollment.programId(),
                enrollment.personId(),
                enrollment.role(),
                enrollment.state(),
                profile.capacity(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                profile.timeZone(),
                List.of(),
                null,
                List.of(),
                List.of(),
                enrollment.readyAt(),
                null,
                null,
                Map.of(),
                List.of());
    }

    private static MatchingProfile of(Enrollment enrollment, Profile profile) {
        return new MatchingProfile(
                enrollment.id(),
                enrollment.version(),
                enrollment.cohortId(),
                enrollment.programId(),
                enrollment.personId(),
                enrollment.role(),
                enrollment.state(),
                profile.capacity(),
                profile.skillsOffered(),
                profile.skillsWanted(),
                profile.goalTags(),
                profile.interests(),
                profile.availability(),
                profile.timeZone(),
                profile.languages(),
                profile.commitmentHoursPerMonth(),
                profile.meetingModes(),
                profile.excludedPersonIds(),
                enrollment.readyAt(),
                profile.experienceYears(),
                profile.communicationStyle(),
                profile.answers(),
                profile.selfDeclarations());
    }
}
