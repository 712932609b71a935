package dev.tandem.matching.engine;

import dev.tandem.matching.engine.KernelFeature.Judge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Builds sparse features: skills, sets of tags, and wish lists. */
final class SparseFeatures {
    private final Pool pool;
    private final MatchPolicy.HardRules rules;

    SparseFeatures(Pool pool, MatchPolicy.HardRules rules) {
        this.pool = pool;
        this.rules = rules;
    }

    /** What shared tags are worth, from their number and the number on either side. */
    interface Shares {
        int of(int shared, int mentees, int mentors);
    }

    SparseFeature sets(Judge judge, Function<Profile, int[]> tags, Shares shares) {
        Map<Integer, List<Integer>> mentorsOf = new HashMap<>();
        for (Profile mentor : pool.mentors) {
            for (int tag : tags.apply(mentor)) {
                mentorsOf.computeIfAbsent(tag, unseen -> new ArrayList<>()).add(mentor.index);
            }
        }
        Map<Integer, Integer> listOf = new HashMap<>();
        List<int[]> listed = new ArrayList<>();
        mentorsOf.forEach((tag, mentors) -> {
            listOf.put(tag, listed.size());
            listed.add(ints(mentors));
        });
        int[][] asks = new int[pool.mentees.size()][];
        for (Profile mentee : pool.mentees) {
            asks[mentee.index] = Arrays.stream(tags.apply(mentee))
                    .filter(listOf::containsKey)
                    .map(tag -> listOf.getOrDefault(tag, 0))
                    .toArray();
        }
        int[][] credits = listed.stream()
                .map(list -> {
                    int[] ones = new int[list.length];
                    Arrays.fill(ones, 1);
                    return ones;
                })
                .toArray(int[][]::new);
        int[] menteeSize = sizes(pool.mentees, tags);
        int[] mentorSize = sizes(pool.mentors, tags);
        boolean ruled = judge.rule() != null;
        int missing = ruled && !rules.missingDataPasses() ? KernelFeature.BLOCKED : judge.known(Criterion.MISSING);
        return new SparseFeature(
                judge,
                asks,
                listed.toArray(int[][]::new),
                credits,
                stated(pool.mentees, person -> tags.apply(person).length > 0),
                stated(pool.mentors, person -> tags.apply(person).length > 0),
                new int[][] {{missing, missing}, {missing, ruled ? KernelFeature.BLOCKED : 0}},
                (sum, mentee, mentor) -> shares.of(sum, menteeSize[mentee], mentorSize[mentor]));
    }

    SparseFeature skills(Judge judge, SkillsCriterion criterion) {
        Map<Integer, List<int[]>> offers = new HashMap<>();
        for (Profile mentor : pool.mentors) {
            for (int i = 0; i < mentor.offered.length; i++) {
                offers.computeIfAbsent(mentor.offered[i], unseen -> new ArrayList<>())
                        .add(new int[] {mentor.index, mentor.offeredLevels[i]});
            }
        }
        Map<Long, Integer> listOf = new HashMap<>();
        List<int[]> listed = new ArrayList<>();
        List<int[]> credits = new ArrayList<>();
        int[] best = new int[pool.mentors.size()];
        int[][] asks = new int[pool.mentees.size()][];
        for (Profile mentee : pool.mentees) {
            int[] lists = new int[mentee.wanted.length];
            for (int i = 0; i < lists.length; i++) {
                long wanted = (long) mentee.wanted[i] << 32 | mentee.wantedLevels[i];
                Integer known = listOf.get(wanted);
                if (known == null) {
                    known = listed.size();
                    listOf.put(wanted, known);
                    List<Integer> earning = earning(criterion, mentee.wanted[i], mentee.wantedLevels[i], offers, best);
                    listed.add(ints(earning));
                    credits.add(
                            earning.stream().mapToInt(mentor -> best[mentor]).toArray());
                    earning.forEach(mentor -> best[mentor] = 0);
                }
                lists[i] = known;
            }
            asks[mentee.index] = lists;
        }
        int neutral = judge.known(Criterion.MISSING);
        int[] wanted =
                pool.mentees.stream().mapToInt(mentee -> mentee.wanted.length).toArray();
        return new SparseFeature(
                judge,
                asks,
                listed.toArray(int[][]::new),
                credits.toArray(int[][]::new),
                stated(pool.mentees, person -> person.wanted.length > 0),
                stated(pool.mentors, person -> person.offered.length > 0),
                new int[][] {{neutral, neutral}, {neutral, 0}},
                (sum, mentee, mentor) -> (int) FixedPoint.divide(sum, wanted[mentee]));
    }

    /** Mentors who earn anything for a wanted skill; what each earns at best is left in {@code best}. */
    private List<Integer> earning(
            SkillsCriterion criterion, int wanted, int level, Map<Integer, List<int[]>> offers, int[] best) {
        List<Integer> earning = new ArrayList<>();
        offers.forEach((skill, mentors) -> {
            int steps = pool.steps(wanted, skill);
            if (steps >= 0) {
                for (int[] mentor : mentors) {
                    int credit = criterion.credit(mentor[1], level, steps);
                    if (credit > 0 && best[mentor[0]] == 0) {
                        earning.add(mentor[0]);
                    }
                    best[mentor[0]] = Math.max(best[mentor[0]], credit);
                }
            }
        });
        earning.sort(null);
        return earning;
    }

    SparseFeature wishes(Judge judge, MutualPreferenceCriterion criterion) {
        Map<Integer, List<Integer>> mentorsOf = new HashMap<>();
        pool.mentors.forEach(mentor -> mentorsOf
                .computeIfAbsent(mentor.person, unseen -> new ArrayList<>())
                .add(mentor.index));
        Map<Integer, Map<Integer, Integer>> wishedBy = new HashMap<>();
        for (Profile mentor : pool.mentors) {
            for (int rank = 1; rank <= mentor.wishes.length; rank++) {
                wishedBy.computeIfAbsent(mentor.wishes[rank - 1], unseen -> new HashMap<>())
                        .put(mentor.index, criterion.worth(rank));
            }
        }
        int mentees = pool.mentees.size();
        int[][] asks = new int[mentees][];
        int[][] listed = new int[mentees][];
        int[][] credits = new int[mentees][];
        for (Profile mentee : pool.mentees) {
            Map<Integer, Integer> earned = new HashMap<>(wishedBy.getOrDefault(mentee.person, Map.of()));
            for (int rank = 1; rank <= mentee.wishes.length; rank++) {
                int worth = criterion.worth(rank);
                for (int mentor : mentorsOf.getOrDefault(mentee.wishes[rank - 1], List.of())) {
                    earned.merge(mentor, worth, Integer::sum);
                }
            }
            int[] mentors = earned.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .mapToInt(Map.Entry::getKey)
                    .sorted()
                    .toArray();
            asks[mentee.index] = new int[] {mentee.index};
            listed[mentee.index] = mentors;
            credits[mentee.index] = Arrays.stream(mentors)
                    .map(mentor -> earned.getOrDefault(mentor, 0))
                    .toArray();
        }
        int neutral = judge.known(Criterion.MISSING);
        boolean[] menteeStated = stated(pool.mentees, person -> person.wishes.length > 0);
        boolean[] mentorStated = stated(pool.mentors, person -> person.wishes.length > 0);
        int half = (int) FixedPoint.divide(neutral, 2);
        return new SparseFeature(
                judge,
                asks,
                listed,
                credits,
                menteeStated,
                mentorStated,
                new int[][] {{neutral, half}, {half, 0}},
                (sum, mentee, mentor) -> (int) FixedPoint.divide(
                        sum + (menteeStated[mentee] ? 0L : neutral) + (mentorStated[mentor] ? 0 : neutral), 2));
    }

    private static int[] sizes(List<Profile> people, Function<Profile, int[]> tags) {
        return people.stream().mapToInt(person -> tags.apply(person).length).toArray();
    }

    private static boolean[] stated(List<Profile> people, Predicate<Profile> states) {
        boolean[] stated = new boolean[people.size()];
        people.forEach(person -> stated[person.index] = states.test(person));
        return stated;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
