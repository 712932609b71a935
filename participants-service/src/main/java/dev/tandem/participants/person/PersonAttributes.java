package dev.tandem.participants.person;

import dev.tandem.participants.locale.CountryCode;
import dev.tandem.participants.locale.LanguageTag;
import dev.tandem.participants.locale.TimeZoneId;
import dev.tandem.participants.skill.SkillLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything that human resources write of a person: the body of a new one, what a merge patch applies to, and what a
 * line of an import comes to.
 *
 * @param displayName given and family name when absent
 * @param latitude of the place of work in degrees north, with the longitude or not at all
 * @param longitude in degrees east
 * @param managerId the person this one reports to
 * @param active leaving it out never disables anybody: a new person is active, an existing one stays as it is
 */
@Schema(name = "PersonAttributes", examples = """
                {"userName":"amina.keller","givenName":"Amina","familyName":"Keller","email":"amina.keller@example.org",
                "jobTitle":"Principal Engineer","seniority":"LEAD","department":"Engineering","site":"Zurich HQ",
                "city":"Zurich","country":"CH","latitude":47.3769,"longitude":8.5417,"timeZone":"Europe/Zurich",
                "languages":["de","en"],"hireDate":"2016-04-01","skills":[{"skillId":"01920000-0000-7000-8000-000000001002","level":5}]}""")
@CoordinatesTogether
public record PersonAttributes(
        @NotBlank @Size(max = 100) @Pattern(regexp = "\\S*", message = "must not contain white space") @UserName
        String userName,

        @NotBlank @Size(max = 100) String givenName,
        @NotBlank @Size(max = 100) String familyName,
        @Nullable @Size(max = 200) String displayName,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Size(max = 150) String jobTitle,
        @Nullable Seniority seniority,
        @Nullable @Size(max = 150) String department,
        @Nullable @Size(max = 150) String site,
        @Nullable @Size(max = 150) String city,
        @Nullable @CountryCode String country,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable @TimeZoneId String timeZone,
        @Nullable @Size(max = 20) List<@NotNull @LanguageTag @Size(max = 35) String> languages,
        @Nullable UUID managerId,
        @Nullable LocalDate hireDate,
        @Nullable Boolean active,
        @Nullable @Size(max = 50) List<@NotNull @Valid SkillLevel> skills) {

    /** The same without surrounding white space and repetitions, empty texts as absent, lists never null. */
    PersonAttributes normalized() {
        String given = givenName.strip();
        String family = familyName.strip();
        String display = optional(displayName);
        return new PersonAttributes(
                userName.strip(),
                given,
                family,
                display == null ? given + ' ' + family : display,
                optional(email),
                optional(jobTitle),
                seniority,
                optional(department),
                optional(site),
                optional(city),
                optional(country),
                latitude,
                longitude,
                optional(timeZone),
                languages == null
                        ? List.of()
                        : languages.stream()
                                .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
                                .distinct()
                                .toList(),
                managerId,
                hireDate,
                active,
                skills == null ? List.of() : List.copyOf(skills));
    }

    PersonAttributes withActive(boolean value) {
        return new PersonAttributes(
                userName,
                givenName,
                familyName,
                displayName,
                email,
                jobTitle,
                seniority,
                department,
                site,
                city,
                country,
                latitude,
                longitude,
                timeZone,
                languages,
                managerId,
                hireDate,
                value,
                skills);
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
