package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.locale.LanguageTag;
import dev.tandem.participants.locale.TimeZoneId;
import dev.tandem.participants.skill.SkillLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An application for a cohort; see {@link ChangeEnrollmentRequest} for the rest.
 *
 * @param personId who applies; the caller when absent, and nobody else unless the caller is a coordinator
 */
@Schema(name = "CreateEnrollmentRequest", examples = """
                {"cohortId":"01932b7e-6e3c-7e50-9c73-4b8f3da06c01","personId":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a01",
                "role":"MENTOR","skillsOffered":[{"skillId":"01920000-0000-7000-8000-000000001002","level":5}],
                "goalTags":["leadership"],"interests":["hiking"],
                "availability":[{"day":"TUESDAY","start":"08:00","end":"09:30"}],"timeZone":"Europe/Zurich",
                "languages":["de","en"],"capacity":3,"commitmentHoursPerMonth":6,"meetingModes":["VIRTUAL"],
                "excludedPersonIds":[],"motivation":"I had a good mentor myself.","experienceYears":12,
                "communicationStyle":"DIRECT","answers":{"how-often":"monthly","remote-days":3,"topics":["career","conflict"]}}""")
record CreateEnrollmentRequest(
        @NotNull UUID cohortId,
        @Nullable UUID personId,
        @NotNull CohortRole role,
        @Nullable @Size(max = 50) List<@NotNull @Valid SkillLevel> skillsOffered,
        @Nullable @Size(max = 50) List<@NotNull @Valid SkillLevel> skillsWanted,
        @Nullable @Size(max = 30) List<@NotBlank @Size(max = 50) String> goalTags,
        @Nullable @Size(max = 30) List<@NotBlank @Size(max = 50) String> interests,
        @Nullable @Size(max = 50) List<@NotNull @Valid AvailabilityWindow> availability,
        @Nullable @TimeZoneId String timeZone,
        @Nullable @Size(max = 20) List<@NotNull @LanguageTag @Size(max = 35) String> languages,
        @Nullable @Min(1) @Max(20) Integer capacity,
        @Nullable @Min(1) @Max(200) Integer commitmentHoursPerMonth,
        @Nullable @Size(max = 3) List<@NotNull MeetingMode> meetingModes,
        @Nullable @Size(max = 100) List<@NotNull UUID> excludedPersonIds,
        @Nullable @Size(max = 4000) String motivation,
        @Nullable @Min(0) @Max(70) Integer experienceYears,
        @Nullable CommunicationStyle communicationStyle,

        @Nullable
        @Size(max = 50)
        @Schema(
                maxProperties = 50,
                description = "By the key of the question: a text, a whole number, or a list of texts; at most 50,000"
                        + " characters in all.")
        Map<String, Object> answers,

        @Nullable @Size(max = 20) List<@NotNull @Valid SelfDeclaration> selfDeclarations) {

    ChangeEnrollmentRequest profile() {
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
