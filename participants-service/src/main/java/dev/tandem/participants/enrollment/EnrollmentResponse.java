package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.CloseReason;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.participants.skill.SkillLevel;
import dev.tandem.platform.web.AllowedAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An enrollment as its coordinators and its person see it.
 *
 * @param selfDeclarations for the person alone; left out for everybody else
 */
@Schema(name = "EnrollmentResponse", examples = """
                {"id":"01932b7e-7f4d-7f61-8d84-5c904eb17d01","version":1,
                "cohortId":"01932b7e-6e3c-7e50-9c73-4b8f3da06c01","programId":"01932b7e-5d2b-7d4f-8b62-3a7e2c9f5b01",
                "personId":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a01","role":"MENTOR","state":"APPLIED",
                "skillsOffered":[{"skillId":"01920000-0000-7000-8000-000000001002","level":5}],"skillsWanted":[],
                "goalTags":["leadership"],"interests":["hiking"],
                "availability":[{"day":"TUESDAY","start":"08:00","end":"09:30"}],"timeZone":"Europe/Zurich",
                "languages":["de","en"],"capacity":3,"commitmentHoursPerMonth":6,"meetingModes":["VIRTUAL"],
                "excludedPersonIds":[],"experienceYears":12,"communicationStyle":"DIRECT",
                "answers":{"how-often":"monthly","remote-days":3,"topics":["career","conflict"]},"appliedAt":"2026-01-20T09:00:00Z","createdAt":"2026-01-20T09:00:00Z",
                "updatedAt":"2026-01-20T09:00:00Z",
                "allowedActions":[{"action":"approve","allowed":true,"params":{}}]}""")
record EnrollmentResponse(
        UUID id,
        long version,
        UUID cohortId,
        UUID programId,
        UUID personId,
        CohortRole role,
        EnrollmentState state,
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

        @Schema(description = "By the key of the question: a text, a whole number, or a list of texts.")
        Map<String, Object> answers,

        @Nullable List<SelfDeclaration> selfDeclarations,
        Instant appliedAt,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,

        @Schema(description = "Why it is over although nobody decided about it.") @Nullable
        CloseReason closeReason,

        @Nullable Instant waitlistedAt,
        @Nullable Instant readyAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt,
        List<AllowedAction> allowedActions) {

    static EnrollmentResponse of(Enrollment enrollment, boolean own, List<AllowedAction> allowedActions) {
        Profile profile = enrollment.profile();
        return new EnrollmentResponse(
                enrollment.id(),
                enrollment.version(),
                enrollment.cohortId(),
                enrollment.programId(),
                enrollment.personId(),
                enrollment.role(),
                enrollment.state(),
                profile.skillsOffered(),
                profile.skillsWanted(),
                profile.goalTags(),
                profile.interests(),
                profile.availability(),
                profile.timeZone(),
                profile.languages(),
                profile.capacity(),
                profile.commitmentHoursPerMonth(),
                profile.meetingModes(),
                profile.excludedPersonIds(),
                profile.motivation(),
                profile.experienceYears(),
                profile.communicationStyle(),
                profile.answers(),
                own ? profile.selfDeclarations() : null,
                enrollment.appliedAt(),
                enrollment.decidedAt(),
                enrollment.decisionReason(),
                enrollment.closeReason(),
                enrollment.waitlistedAt(),
                enrollment.readyAt(),
                enrollment.withdrawnAt(),
                enrollment.completedAt(),
                enrollment.createdAt(),
                enrollment.updatedAt(),
                allowedActions);
    }
}
