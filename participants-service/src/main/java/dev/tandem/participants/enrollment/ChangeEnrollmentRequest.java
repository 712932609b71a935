package dev.tandem.participants.enrollment;

import dev.tandem.participants.locale.LanguageTag;
import dev.tandem.participants.locale.TimeZoneId;
import dev.tandem.participants.person.Person;
import dev.tandem.participants.skill.SkillLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may change of an enrollment: everything that matching looks at.
 *
 * @param timeZone of the availability; the person's own when absent
 * @param languages those that mentoring can be held in; the person's own when absent
 * @param capacity how many mentorships at once; more than 1 for mentors only
 * @param excludedPersonIds people whom this one must not be matched with
 * @param motivation for the coordinator only
 * @param experienceYears in the profession
 * @param communicationStyle how somebody mostly talks
 * @param answers by the key of the question: a text, a whole number, or a list of texts; a policy may compare them
 * @param selfDeclarations what somebody says of themselves, each with its purposes; written and read by them alone
 */
@Schema(name = "ChangeEnrollmentRequest", examples = """
                {"skillsWanted":[{"skillId":"01920000-0000-7000-8000-000000001002","level":3}],
                "goalTags":["leadership"],"interests":["chess"],
                "availability":[{"day":"TUESDAY","start":"08:00","end":"09:30"}],"timeZone":"Europe/Madrid",
                "languages":["es","en"],"capacity":1,"commitmentHoursPerMonth":4,"meetingModes":["VIRTUAL"],
                "experienceYears":3,"communicationStyle":"ANALYTICAL","answers":{"how-often":"monthly","remote-days":2},
                "selfDeclarations":[{"attribute":"first-generation","value":"yes","purposes":["AFFINITY"]}]}""")
record ChangeEnrollmentRequest(
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

    /** The same with defaults filled in, and without surrounding white space and repetitions. */
    Profile completed(Person person) {
        String ownZone = person.timeZone();
        return new Profile(
                orEmpty(skillsOffered),
                orEmpty(skillsWanted),
                tags(goalTags),
                tags(interests),
                orEmpty(availability),
                timeZone != null ? timeZone : ownZone != null ? ownZone : "UTC",
                languages == null
                        ? person.languages()
                        : languages.stream()
                                .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
                                .distinct()
                                .toList(),
                capacity == null ? 1 : capacity,
                commitmentHoursPerMonth,
                orEmpty(meetingModes).stream().distinct().toList(),
                orEmpty(excludedPersonIds).stream().distinct().toList(),
                motivation == null || motivation.isBlank() ? null : motivation.strip(),
                experienceYears,
                communicationStyle,
                answers == null ? Map.of() : new TreeMap<>(answers),
                orEmpty(selfDeclarations));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static List<String> tags(@Nullable List<String> tags) {
        return orEmpty(tags).stream().map(String::strip).distinct().toList();
    }
}
