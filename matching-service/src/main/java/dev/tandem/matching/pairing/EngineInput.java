package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.ActivePhase;
import dev.tandem.matching.engine.Answer;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.Pair;
import dev.tandem.matching.engine.Participant;
import dev.tandem.matching.engine.Place;
import dev.tandem.matching.engine.Side;
import dev.tandem.matching.engine.SkillTaxonomy;
import dev.tandem.matching.engine.WeeklySlot;
import dev.tandem.matching.pool.DeclarationPurpose;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.SelfDeclaration;
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

    private static final int HOURS_A_MONTH = 744;
    private static final int MAX_YEARS = 100;

    private final PairingPool pool;
    private final boolean placesAside;
    /** The engine's sentences quote these; names are unique, but for a moment two skills may have swapped theirs. */
    private final Map<UUID, String> skillNames = new HashMap<>();

    EngineInput(PairingPool pool) {
        this(pool, false);
    }

    /** @param placesAside whether to count the places that people offer instead of those still free */
    EngineInput(PairingPool pool, boolean placesAside) {
        this.pool = pool;
        this.placesAside = placesAside;
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

    private Participant participant(PoolEntry entry) {
        @Nullable Person person = pool.people().get(entry.personId());
        Collection<String> languages = entry.languages();
        if (languages.isEmpty() && person != null) {
            languages = person.languages();
        }
        return Participant.builder(
                        entry.id(), entry.personId(), side(entry.role()), placesAside ? entry.capacity() : entry.room())
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
                .wishes(pool.wishes().getOrDefault(entry.id(), List.of()))
                .place(place(person))
                .commitmentHoursPerMonth(within(entry.commitmentHoursPerMonth(), HOURS_A_MONTH))
                .meetingModes(Set.copyOf(entry.meetingModes()))
                .experienceYears(within(entry.experienceYears(), MAX_YEARS))
                .communicationStyle(entry.communicationStyle())
                .affinity(affinity(entry))
                .answers(answers(entry))
                .build();
    }

    static Side side(Role role) {
        return switch (role) {
            case MENTOR -> Side.MENTOR;
            case MENTEE -> Side.MENTEE;
            case PEER -> Side.PEER;
        };
    }

    private static Place place(@Nullable Person person) {
        return person == null
                ? Place.UNKNOWN
                : new Place(person.site(), person.city(), person.country(), person.latitude(), person.longitude());
    }

    /** What somebody did not mean for matching never gets to the engine. */
    private static Map<String, Set<String>> affinity(PoolEntry entry) {
        return entry.selfDeclarations().stream()
                .filter(declaration -> declaration.serves(DeclarationPurpose.AFFINITY))
                .collect(Collectors.groupingBy(
                        SelfDeclaration::attribute, Collectors.mapping(SelfDeclaration::value, Collectors.toSet())));
    }

    private static Map<String, Answer> answers(PoolEntry entry) {
        Map<String, Answer> answers = new HashMap<>();
        entry.answers().forEach((key, given) -> {
            Answer answer = answer(given);
            if (answer != null) {
                answers.put(key, answer);
            }
        });
        return answers;
    }

    /** An answer of a kind that we do not know counts as not given, rather than failing the whole pool. */
    private static @Nullable Answer answer(@Nullable Object given) {
        return switch (given) {
            case String text -> new Answer.Choices(Set.of(text));
            case Integer number -> new Answer.Quantity(number);
            case Long number -> new Answer.Quantity(number);
            case List<?> choices ->
                new Answer.Choices(choices.stream().map(String::valueOf).collect(Collectors.toSet()));
            case null, default -> null;
        };
    }

    /** A figure that the engine would refuse counts as not stated. */
    private static @Nullable Integer within(@Nullable Integer value, int maximum) {
        return value == null || value < 0 || value > maximum ? null : value;
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
