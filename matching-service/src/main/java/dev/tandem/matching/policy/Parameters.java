package dev.tandem.matching.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How criteria score, beyond their weights. Everything may be left out and then stands at its default; ranges and defaults
 * are those of {@code GET /api/v1/matching-criteria}.
 */
@Schema(name = "PolicyParameters")
public record Parameters(
        @Nullable @Valid Skills skills,
        @Nullable @Valid Availability availability,
        @Nullable @Valid Languages languages,
        @Nullable @Valid Department department,
        @Nullable @Valid Seniority seniority,
        @Nullable @Valid Proximity proximity,
        @Nullable @Valid Commitment commitment,
        @Nullable @Valid Experience experience,
        @Nullable @Valid CommunicationStyle communicationStyle,
        @Nullable @Valid MutualPreference mutualPreference,
        @Nullable @Valid Affinity affinity) {

    /** Everything at its default. */
    public static final Parameters NONE =
            new Parameters(null, null, null, null, null, null, null, null, null, null, null);

    /**
     * Skills that are related in the taxonomy.
     *
     * @param relatedCreditPercent what is left of the credit for each step between a wanted and an offered skill
     * @param relatedSteps how many steps still count
     */
    @Schema(name = "SkillsParameters")
    public record Skills(
            @Schema(examples = "50") @Nullable Integer relatedCreditPercent,
            @Schema(examples = "2") @Nullable Integer relatedSteps) {}

    /**
     * Time that both have.
     *
     * @param targetMinutes a week, from which on more gains nothing
     */
    @Schema(name = "AvailabilityParameters")
    public record Availability(
            @Schema(examples = "120") @Nullable Integer targetMinutes) {}

    /**
     * Shared languages.
     *
     * @param fullAt how many give the full score
     */
    @Schema(name = "LanguagesParameters")
    public record Languages(
            @Schema(examples = "1") @Nullable Integer fullAt) {}

    /** One department or two. */
    @Schema(name = "DepartmentParameters")
    public record Department(
            @Schema(examples = "DIFFERENT") @Nullable Alikeness preference) {

        /** Which of them is better. */
        @Schema(name = "DepartmentPreference")
        public enum Alikeness {
            SAME,
            DIFFERENT
        }
    }

    /**
     * Levels by which the mentor is ahead.
     *
     * @param minimumGap the smallest preferred lead; below 0 for reverse mentoring
     * @param maximumGap the largest preferred lead
     * @param falloffLevels how many levels outside of that range the score takes to fall to 0
     */
    @Schema(name = "SeniorityParameters")
    public record Seniority(
            @Schema(examples = "1") @Nullable Integer minimumGap,
            @Schema(examples = "3") @Nullable Integer maximumGap,
            @Schema(examples = "3") @Nullable Integer falloffLevels) {}

    /**
     * How near both work: the best of what they share and of their distance.
     *
     * @param sameSite what one site scores, in millionths
     * @param sameCity what one city scores, at most as much
     * @param sameCountry what one country scores, at most as much as a city
     * @param fullWithinKm the distance up to which the score is full
     * @param zeroBeyondKm the distance from which on it is 0; above the other
     */
    @Schema(name = "ProximityParameters")
    public record Proximity(
            @Schema(examples = "1000000") @Nullable Integer sameSite,
            @Schema(examples = "800000") @Nullable Integer sameCity,
            @Schema(examples = "300000") @Nullable Integer sameCountry,
            @Schema(examples = "25") @Nullable Integer fullWithinKm,
            @Schema(examples = "250") @Nullable Integer zeroBeyondKm) {}

    /**
     * Hours a month.
     *
     * @param toleranceHours how many missing hours it takes to fall to 0
     */
    @Schema(name = "CommitmentParameters")
    public record Commitment(
            @Schema(examples = "4") @Nullable Integer toleranceHours) {}

    /**
     * Years by which the mentor is ahead.
     *
     * @param minimumLeadYears the lead up to which the score is 0
     * @param fullLeadYears the lead from which on it is full; above the other
     */
    @Schema(name = "ExperienceParameters")
    public record Experience(
            @Schema(examples = "0") @Nullable Integer minimumLeadYears,
            @Schema(examples = "5") @Nullable Integer fullLeadYears) {}

    /** Like or complementary styles. */
    @Schema(name = "CommunicationStyleParameters")
    public record CommunicationStyle(
            @Schema(examples = "SIMILAR") @Nullable Fit preference) {

        /** Which of them is better. */
        @Schema(name = "StylePreference")
        public enum Fit {
            SIMILAR,
            COMPLEMENTARY
        }
    }

    /**
     * Wish lists.
     *
     * @param ranks how many ranks of a list count
     */
    @Schema(name = "MutualPreferenceParameters")
    public record MutualPreference(
            @Schema(examples = "10") @Nullable Integer ranks) {}

    /**
     * What both declared of themselves for this purpose.
     *
     * @param attributes the only ones that are looked at
     */
    @Schema(name = "AffinityParameters")
    public record Affinity(
            @Nullable @Size(max = 20) @Schema(examples = "[\"first-generation\"]")
            List<
                            @NotNull @Size(max = 50)
                            @Pattern(
                                    regexp = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                                    message = "must be lower-case words joined by hyphens, such as first-generation")
                            String>
                    attributes) {}
}
