package dev.tandem.matching.bench;

import dev.tandem.matching.engine.ActivePhase;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.Participant;
import dev.tandem.matching.engine.Side;
import dev.tandem.matching.engine.SkillTaxonomy;
import dev.tandem.matching.engine.WeeklySlot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Pools like those of a large organisation: skills and goals in clusters, free time in blocks of two hours on the wall
 * clocks of five time zones, languages by region, twelve departments, reporting lines up to the top. The same seed gives
 * the same pool.
 */
public final class PoolGenerator {
    private static final int CLUSTERS = 40;
    private static final int SKILLS = 8;
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago", "Asia/Kolkata");
    private static final List<String> LANGUAGES = List.of("de", "de", "en", "en", "es", "hi");
    private static final DayOfWeek[] WORKDAYS = {
        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY
    };

    private final Random random;
    private final List<Participant> people = new ArrayList<>();
    private final Map<UUID, UUID> managers = new HashMap<>();

    private PoolGenerator(long seed) {
        random = new Random(seed);
    }

    /**
     * A pool of mentees and mentors, the same for the same seed.
     *
     * @param places of all mentors together; spread evenly
     */
    public static MatchInput pool(int mentees, int mentors, int places, long seed) {
        return new PoolGenerator(seed).generate(mentees, mentors, places);
    }

    private MatchInput generate(int mentees, int mentors, int places) {
        for (int i = 0; i < mentors; i++) {
            int capacity = (int) ((long) places * (i + 1) / mentors - (long) places * i / mentors);
            people.add(someone(new UUID(2, i), mentor(i), Side.MENTOR, capacity));
            if (i > 0) {
                managers.put(mentor(i), mentor((i - 1) / 6));
            }
        }
        for (int i = 0; i < mentees; i++) {
            people.add(someone(new UUID(1, i), new UUID(9, i), Side.MENTEE, 0));
            managers.put(new UUID(9, i), mentor(random.nextInt(mentors)));
        }
        ActivePhase phase = new ActivePhase(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-07-31"));
        return new MatchInput(people, phase, taxonomy(), managers, Set.of(), Set.of(), Set.of());
    }

    private static UUID mentor(int number) {
        return new UUID(8, number);
    }

    private static SkillTaxonomy taxonomy() {
        Map<String, String> parents = new TreeMap<>();
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            for (int skill = 1; skill < SKILLS; skill++) {
                parents.put("skill-" + cluster + "-" + skill, "skill-" + cluster + "-" + (skill - 1) / 3);
            }
        }
        return new SkillTaxonomy(parents);
    }

    private Participant someone(UUID id, UUID person, Side side, int capacity) {
        boolean mentor = side == Side.MENTOR;
        int cluster = random.nextInt(CLUSTERS);
        int region = random.nextInt(ZONES.size());
        Set<String> languages = new HashSet<>();
        languages.add(LANGUAGES.get(region));
        if (random.nextInt(10) < 8) {
            languages.add("en");
        }
        Map<String, Integer> skills = skills(cluster, mentor ? 6 : 3);
        return Participant.builder(id, person, side, capacity)
                .skillsOffered(mentor ? skills : Map.of())
                .skillsWanted(mentor ? Map.of() : skills)
                .goals(tags("goal", cluster, 2 + random.nextInt(2), 40))
                .interests(tags("interest", region, 3 + random.nextInt(3), 60))
                .availability(slots())
                .timeZone(ZoneId.of(ZONES.get(region)))
                .languages(languages)
                .department("department-" + random.nextInt(12))
                .seniorityLevel(mentor ? 3 + random.nextInt(5) : 1 + random.nextInt(4))
                .exclusions(random.nextInt(100) == 0 ? Set.of(mentor(random.nextInt(100))) : Set.of())
                .build();
    }

    private Map<String, Integer> skills(int cluster, int count) {
        Map<String, Integer> skills = new HashMap<>();
        while (skills.size() < count) {
            int of = random.nextInt(10) < 8 ? cluster : random.nextInt(CLUSTERS);
            skills.put("skill-" + of + "-" + random.nextInt(SKILLS), 1 + random.nextInt(5));
        }
        return skills;
    }

    private Set<String> tags(String prefix, int cluster, int count, int of) {
        Set<String> tags = new HashSet<>();
        while (tags.size() < count) {
            int tag = random.nextBoolean() ? cluster * 7 + random.nextInt(6) : random.nextInt(of);
            tags.add(prefix + "-" + tag % of);
        }
        return tags;
    }

    private List<WeeklySlot> slots() {
        Set<WeeklySlot> slots = new HashSet<>();
        int count = 3 + random.nextInt(4);
        while (slots.size() < count) {
            int start = 8 + 2 * random.nextInt(6);
            slots.add(new WeeklySlot(
                    WORKDAYS[random.nextInt(WORKDAYS.length)], LocalTime.of(start, 0), LocalTime.of(start + 2, 0)));
        }
        return List.copyOf(slots);
    }
}
