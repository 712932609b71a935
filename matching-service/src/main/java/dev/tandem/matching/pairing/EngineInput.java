package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.ActivePhase;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.MatchPolicy;
import dev.tandem.matching.engine.Pair;
import dev.tandem.matching.engine.Participant;
import dev.tandem.matching.engine.Side;
import dev.tandem.matching.engine.SkillTaxonomy;
import dev.tandem.matching.engine.WeeklySlot;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.SkillLevel;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Person;
import dev.tandem.matching.roster.Skill;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pool in the engine's terms. */
final class EngineInput {

    private final PairingPool pool;
    /** The engine's sentences quote these; names are unique, but for a moment two skills may have swapped theirs. */
    private final Map<UUID, String> skillNames = new HashMap<>();

    EngineInput(PairingPool pool) {
        this.pool = pool;
        Set<String> used = new HashSet<>();
        for (Skill skill : pool.skills()) {
            skillNames.put(skill.id(), used.add(skill.name()) ? skill.name() : skill.name() + " (" + skill.id() + ")");
        }
    }

    MatchInput toMatchInput() {
        Cohort cohort = pool.cohort();
        return new MatchInput(
                pool.entries().stream().map(this::participant).toList(),
                new ActivePhase(cohort.activeFrom(), cohort.activeUntil()),
                taxonomy(),
                pool.managers(),
                Set.of(),
                pool.priorPairs().stream()
                        .map(pair -> new Pair(pair.menteeId(), pair.mentorId()))
                        .collect(Collectors.toSet()),
                Set.of());
    }

    /** Weights and rules of the policy; what a policy does not say yet stands at the engine's defaults. */
    static MatchPolicy policy(PolicyVersion version) {
        MatchPolicy defaults = MatchPolicy.defaults();
        Weights weights = version.weights();
        Rules rules = version.rules();
        return defaults.toBuilder()
                .skills(new MatchPolicy.Skills(
                        weights.skills(),
                        null,
                        defaults.skills().neutral(),
                        defaults.skills().relatedCreditPercent(),
                        defaults.skills().relatedSteps()))
                .goals(new MatchPolicy.Goals(
                        weights.goals(), null, defaults.goals().neutral()))
                .interests(new MatchPolicy.Interests(
                        weights.interests(), null, defaults.interests().neutral()))
                .availability(new MatchPolicy.Availability(
                        weights.availability(),
                        null,
                        defaults.availability().neutral(),
                        defaults.availability().targetMinutes()))
                .languages(new MatchPolicy.Languages(
                        weights.languages(),
                        null,
                        defaults.languages().neutral(),
                        defaults.languages().fullAt()))
                .department(new MatchPolicy.Department(
                        weights.department(),
                        null,
                        defaults.department().neutral(),
                        defaults.department().preference()))
                .seniority(new MatchPolicy.Seniority(
                        weights.seniority(),
                        null,
                        defaults.seniority().neutral(),
                        defaults.seniority().minimumGap(),
                        defaults.seniority().maximumGap(),
                        defaults.seniority().falloffLevels()))
                .rules(new MatchPolicy.HardRules(
                        rules.forbidReportingLine(),
                        rules.forbidPriorPairs(),
                        rules.requireSharedLanguage(),
                        rules.minWeeklyOverlapMinutes(),
                        rules.minimumScore(),
                        rules.missingDataPasses()))
                .build();
    }

    private Participant participant(PoolEntry entry) {
        @Nullable Person person = pool.people().get(entry.personId());
        Collection<String> languages = entry.languages();
        if (languages.isEmpty() && person != null) {
            languages = person.languages();
        }
        return Participant.builder(entry.id(), entry.personId(), side(entry.role()), entry.room())
                .skillsOffered(levels(entry.skillsOffered()))
                .skillsWanted(levels(entry.skillsWanted()))
                .goals(tags(entry.goalTags()))
                .interests(tags(entry.interests()))
                .availability(entry.availability().stream()
                        .map(window -> new WeeklySlot(window.day(), window.start(), window.end()))
                        .toList())
                .timeZone(zone(entry.timeZone()))
                .languages(languages.stream().map(EngineInput::language).collect(Collectors.toSet()))
                .department(person == null ? null : person.department())
                .seniorityLevel(person == null ? null : person.seniorityRank())
                .exclusions(Set.copyOf(entry.excludedPersonIds()))
                .build();
    }

    static Side side(Role role) {
        return switch (role) {
            case MENTOR -> Side.MENTOR;
            case MENTEE -> Side.MENTEE;
            case PEER -> Side.PEER;
        };
    }

    private Map<String, Integer> levels(List<SkillLevel> skills) {
        Map<String, Integer> levels = new HashMap<>();
        skills.forEach(skill -> levels.merge(name(skill.skillId()), skill.level(), Math::max));
        return levels;
    }

    private SkillTaxonomy taxonomy() {
        Map<String, String> parents = new HashMap<>();
        for (Skill skill : pool.skills()) {
            UUID parent = skill.parentId();
            if (parent != null) {
                parents.put(name(skill.id()), name(parent));
            }
        }
        return new SkillTaxonomy(parents);
    }

    private String name(UUID skillId) {
        return skillNames.getOrDefault(skillId, skillId.toString());
    }

    private static Set<String> tags(List<String> tags) {
        return tags.stream().map(tag -> tag.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /** British and American English are one language to talk in. */
    private static String language(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return language.isEmpty() ? tag.toLowerCase(Locale.ROOT) : language;
    }

    /** A zone that this Java does not know counts as not stated, rather than failing the whole pool. */
    private static @Nullable ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
