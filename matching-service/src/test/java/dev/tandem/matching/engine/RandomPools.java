package dev.tandem.matching.engine;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pools and policies with everything in them, and gaps everywhere. */
final class RandomPools {
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC");
    private static final List<String> STYLES = List.of("ANALYTICAL", "DIRECT", "EXPRESSIVE", "SUPPORTIVE", "OTHER");
    private static final SkillTaxonomy TAXONOMY = new SkillTaxonomy(Map.of("s0", "s1", "s1", "s2", "s3", "s2"));

    private final Random random;

    private RandomPools(long seed) {
        random = new Random(seed);
    }

    static MatchInput mentoring(int mentees, int mentors, long seed) {
        return new RandomPools(seed).pool(mentees, mentors);
    }

    static MatchInput peers(int peers, long seed) {
        RandomPools pools = new RandomPools(seed);
        List<Participant> people = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            people.add(pools.someone(new UUID(3, i), person(i), Side.PEER, peers));
        }
        Set<Pair> pairs = new HashSet<>();
        for (int i = 1; i < peers; i += 3) {
            pairs.add(new Pair(new UUID(3, i), new UUID(3, pools.random.nextInt(peers))));
        }
        return new MatchInput(people, Inputs.PHASE, TAXONOMY, Map.of(person(1), person(0)), pairs, Set.of(), Set.of());
    }

    static UUID person(int number) {
        return new UUID(9, number);
    }

    private MatchInput pool(int mentees, int mentors) {
        List<Participant> people = new ArrayList<>();
        Map<UUID, UUID> managers = new HashMap<>();
        int persons = mentees + mentors;
        for (int i = 0; i < mentees; i++) {
            people.add(someone(Someone.menteeId(i), person(i), Side.MENTEE, persons));
        }
        for (int i = 0; i < mentors; i++) {
            int person = random.nextInt(8) == 0 ? random.nextInt(persons) : mentees + i;
            people.add(someone(Someone.mentorId(i), person(person), Side.MENTOR, persons));
        }
        for (int i = 0; i < persons; i += 2) {
            managers.put(person(i), person(random.nextInt(persons)));
        }
        Set<Pair> forbidden = new HashSet<>();
        Set<Pair> prior = new HashSet<>();
        for (int i = 0; i < mentees; i++) {
            forbidden.add(new Pair(Someone.menteeId(i), Someone.mentorId(random.nextInt(mentors + 1))));
            prior.add(new Pair(person(i), person(random.nextInt(persons))));
        }
        Set<Pair> locked = new HashSet<>();
        people.stream()
                .filter(person -> person.side() == Side.MENTOR && person.capacity() > 0)
                .findFirst()
                .filter(person -> mentees > 2 && random.nextBoolean())
                .ifPresent(person -> locked.add(new Pair(Someone.menteeId(1), person.id())));
        return new MatchInput(people, Inputs.PHASE, TAXONOMY, managers, forbidden, prior, locked);
    }

    private Participant someone(UUID id, UUID person, Side side, int persons) {
        Map<String, Integer> offered = skills();
        Map<String, Integer> wanted = skills();
        List<UUID> wishes = new ArrayList<>();
        for (int i = random.nextInt(6); i > 2; i--) {
            wishes.add(person(random.nextInt(persons)));
        }
        List<WeeklySlot> slots = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                slots.add(new WeeklySlot(
                        day, LocalTime.of(random.nextInt(20), 0), LocalTime.of(20 + random.nextInt(4), minute())));
            }
        }
        Map<String, Answer> answers = new HashMap<>();
        for (String key : List.of("q1", "q2", "q3")) {
            switch (random.nextInt(3)) {
                case 0 -> answers.put(key, new Answer.Choices(some("c")));
                case 1 -> answers.put(key, new Answer.Quantity(random.nextInt(11)));
                default -> {}
            }
        }
        return Participant.builder(id, person, side, random.nextInt(4))
                .skillsOffered(offered)
                .skillsWanted(wanted)
                .goals(some("g"))
                .interests(some("i"))
                .availability(slots)
                .timeZone(maybe(ZoneId.of(ZONES.get(random.nextInt(ZONES.size())))))
                .languages(some("l"))
                .department(maybe("d" + random.nextInt(3)))
                .seniorityLevel(maybe(random.nextInt(7)))
                .exclusions(random.nextInt(3) == 0 ? Set.of(person(random.nextInt(persons))) : Set.of())
                .place(new Place(
                        maybe("site" + random.nextInt(2)),
                        maybe("city" + random.nextInt(2)),
                        maybe("country" + random.nextInt(2)),
                        50.0 + random.nextInt(4),
                        maybe(8.0 + random.nextInt(40) / 10.0)))
                .commitmentHoursPerMonth(maybe(random.nextInt(12)))
                .meetingModes(some("m"))
                .experienceYears(maybe(random.nextInt(30)))
                .communicationStyle(maybe(STYLES.get(random.nextInt(STYLES.size()))))
                .wishes(wishes)
                .affinity(Map.of("a1", some("v"), "a2", some("w")))
                .answers(answers)
                .build();
    }

    /** Mostly on a grid of half an hour, now and then on none. */
    private int minute() {
        return random.nextInt(200) == 0 ? 7 : 30 * random.nextInt(2);
    }

    private Map<String, Integer> skills() {
        Map<String, Integer> skills = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            skills.put("s" + random.nextInt(6), 1 + random.nextInt(5));
        }
        return skills;
    }

    private Set<String> some(String prefix) {
        Set<String> some = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            some.add(prefix + random.nextInt(5));
        }
        return some;
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    /** Any mixture of criteria, one or two sided, and of rules. */
    static MatchPolicy policy(long seed) {
        RandomPools pools = new RandomPools(seed);
        boolean twoSided = pools.random.nextBoolean();
        MatchPolicyBuilder policy = MatchPolicy.builder();
        policy.skills(new MatchPolicy.Skills(1 + pools.weight(), pools.other(twoSided), pools.neutral(), 50, 2))
                .goals(new MatchPolicy.Goals(pools.weight(), twoSided ? Integer.valueOf(7) : null, pools.neutral()))
                .interests(new MatchPolicy.Interests(pools.weight(), pools.other(twoSided), pools.neutral()))
                .availability(new MatchPolicy.Availability(pools.weight(), pools.other(twoSided), pools.neutral(), 200))
                .languages(new MatchPolicy.Languages(pools.weight(), pools.other(twoSided), pools.neutral(), 2))
                .department(new MatchPolicy.Department(
                        pools.weight(), pools.other(twoSided), pools.neutral(), DepartmentPreference.SAME))
                .seniority(new MatchPolicy.Seniority(pools.weight(), pools.other(twoSided), pools.neutral(), 1, 2, 3))
                .proximity(new MatchPolicy.Proximity(
                        pools.weight(), pools.other(twoSided), pools.neutral(), 900_000, 600_000, 200_000, 10, 300))
                .commitment(new MatchPolicy.Commitment(pools.weight(), pools.other(twoSided), pools.neutral(), 3))
                .meetingModes(new MatchPolicy.MeetingModes(pools.weight(), pools.other(twoSided), pools.neutral()))
                .experience(new MatchPolicy.Experience(pools.weight(), pools.other(twoSided), pools.neutral(), 1, 8))
                .communicationStyle(new MatchPolicy.CommunicationStyle(
                        pools.weight(), pools.other(twoSided), pools.neutral(), StylePreference.COMPLEMENTARY))
                .mutualPreference(
                        new MatchPolicy.MutualPreference(pools.weight(), pools.other(twoSided), pools.neutral(), 3))
                .affinity(new MatchPolicy.Affinity(
                        pools.weight(), pools.other(twoSided), pools.neutral(), Set.of("a1", "a2")))
                .questions(List.of(
                        new MatchPolicy.Question("q1", Comparison.SAME, 0, pools.weight(), null, pools.neutral()),
                        new MatchPolicy.Question("q2", Comparison.OVERLAP, 0, pools.weight(), null, pools.neutral()),
                        new MatchPolicy.Question("q3", Comparison.DISTANCE, 5, pools.weight(), null, pools.neutral())))
                .mentorShare(pools.random.nextInt(101))
                .rules(pools.rules());
        return policy.build();
    }

    private MatchPolicy.HardRules rules() {
        return new MatchPolicy.HardRules(
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? 60 : 0,
                random.nextInt(3) == 0 ? 400_000 : 0,
                random.nextBoolean(),
                random.nextInt(3) == 0 ? -1 : null,
                random.nextInt(3) == 0 ? 4 : null);
    }

    private int weight() {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(50);
    }

    private @Nullable Integer other(boolean twoSided) {
        return twoSided && random.nextBoolean() ? random.nextInt(50) : null;
    }

    private int neutral() {
        return random.nextInt(1_000_001);
    }

    static MatchInput shuffled(MatchInput input, long seed) {
        List<Participant> people = new ArrayList<>(input.participants());
        Collections.shuffle(people, new Random(seed));
        return new MatchInput(
                people,
                input.phase(),
                input.taxonomy(),
                input.managers(),
                input.forbidden(),
                input.prior(),
                input.locked());
    }
}
