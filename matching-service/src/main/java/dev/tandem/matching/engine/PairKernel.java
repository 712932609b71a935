package dev.tandem.matching.engine;

import dev.tandem.matching.engine.KernelFeature.Judge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scores millions of pairs of mentees and mentors per second, to the same integers as {@link Scorer} and by the same rules
 * as {@link HardRuleCheck}. What both sides state is sorted into classes once; a pair is then a few look-ups, and most
 * pairs are sorted out by an upper bound of their score before they are looked at any closer. Immutable; each thread
 * works with its own {@link KernelRow}.
 */
final class PairKernel {
    /** Combinations of classes up to which a feature is a table. */
    private static final long TABLE = 1_000_000;
    /** Kinds of mentors up to which tables are looked up together. */
    private static final int SLOT = 1_024;

    final Pool pool;
    final Scorer scorer;
    final BlockedMentors blocked;
    final int minimumScore;
    final List<Slot> slots = new ArrayList<>();
    final List<TableFeature> tables = new ArrayList<>();
    final List<SparseFeature> sparse = new ArrayList<>();
    final List<DeferredFeature> deferred = new ArrayList<>();
    /** By what a mentee states of the sparse features: sums of the bounds that all pairs with a mentor have. */
    private final Map<Long, int[]> bases = new HashMap<>();

    private final MatchPolicy policy;
    private final HardRuleCheck rules;
    private final long table;

    /** Tables with few kinds of mentors between them, looked up with one index. */
    @SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
    record Slot(List<TableFeature> features, int[] kindOf, int[][] classOfKind) {}

    PairKernel(PairEvaluator evaluator, MatchPolicy policy) {
        this(evaluator, policy, TABLE);
    }

    /** @param table combinations of classes up to which a feature is a table */
    PairKernel(PairEvaluator evaluator, MatchPolicy policy, long table) {
        this.table = table;
        this.pool = evaluator.pool;
        this.scorer = evaluator.scorer;
        this.rules = evaluator.rules;
        this.policy = policy;
        minimumScore = policy.rules().minimumScore();
        blocked = new BlockedMentors(pool, policy.rules());
        if (!pool.mentees.isEmpty() && !pool.mentors.isEmpty()) {
            for (Criterion criterion : Criterion.of(policy)) {
                feature(criterion);
            }
            slots();
            bases();
        }
    }

    private void feature(Criterion criterion) {
        MatchPolicy.HardRules hard = policy.rules();
        RuleCode rule = switch (criterion.code()) {
            case LANGUAGES -> hard.requireSharedLanguage() ? RuleCode.SHARED_LANGUAGE : null;
            case AVAILABILITY -> hard.minimumWeeklyOverlapMinutes() > 0 ? RuleCode.MINIMUM_WEEKLY_OVERLAP : null;
            case SENIORITY -> hard.boundsSeniority() ? RuleCode.SENIORITY_GAP : null;
            default -> null;
        };
        MatchPolicy.Weighing weighing = criterion.weighing();
        int weight = weighing.weight();
        int mentorWeight = weighing.weightForMentor();
        if (weight == 0 && mentorWeight == 0 && rule == null) {
            return;
        }
        double share = scorer.oneSided ? 0 : scorer.mentorShare / 100.0;
        double unit = KernelFeature.UNITS
                * ((1 - share) * weight / scorer.totalWeight + share * mentorWeight / scorer.totalMentorWeight);
        Judge judge = new Judge(criterion, rule, rules, weight, mentorWeight, unit);
        if (criterion instanceof MutualPreferenceCriterion wishes) {
            sparse.add(new SparseFeatures(pool, hard).wishes(judge, wishes));
            return;
        }
        Function<Profile, Object> menteeKey = menteeKey(criterion);
        PeopleClasses mentees = PeopleClasses.by(pool.mentees, menteeKey);
        PeopleClasses mentors = PeopleClasses.by(pool.mentors, mentorKey(criterion, menteeKey));
        long combinations = (long) mentees.count() * mentors.count();
        if (combinations <= table) {
            CandidatePair pair = new CandidatePair(pool, scorer, pool.mentees.getFirst(), pool.mentors.getFirst());
            tables.add(new TableFeature(judge, mentees, mentors, pair));
        } else {
            large(judge);
        }
    }

    private void large(Judge judge) {
        SparseFeatures features = new SparseFeatures(pool, policy.rules());
        switch (judge.criterion()) {
            case SkillsCriterion skills -> sparse.add(features.skills(judge, skills));
            case GoalsCriterion goals ->
                sparse.add(features.sets(judge, person -> person.goals, (shared, a, b) -> FixedPoint.ratio(shared, a)));
            case InterestsCriterion interests ->
                sparse.add(features.sets(judge, person -> person.interests, PairKernel::jaccard));
            case MeetingModesCriterion modes ->
                sparse.add(features.sets(judge, person -> person.meetingModes, PairKernel::jaccard));
            case LanguagesCriterion languages -> {
                int fullAt = policy.languages().fullAt();
                sparse.add(features.sets(
                        judge, person -> person.languages, (shared, a, b) -> FixedPoint.ratio(shared, fullAt)));
            }
            case AvailabilityCriterion availability ->
                deferred.addFirst(new DeferredFeature(judge, pool, scorer, FreeTimeGrid.of(pool, judge, policy)));
            default -> deferred.add(new DeferredFeature(judge, pool, scorer, null));
        }
    }

    private static int jaccard(int shared, int a, int b) {
        return FixedPoint.ratio(shared, (long) a + b - shared);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** What the criterion reads of a mentee; equal keys must mean equal values with everybody. */
    private static Function<Profile, Object> menteeKey(Criterion criterion) {
        return switch (criterion) {
            case SkillsCriterion skills -> person -> List.of(list(person.wanted), list(person.wantedLevels));
            case GoalsCriterion goals -> person -> list(person.goals);
            case InterestsCriterion interests -> person -> list(person.interests);
            case AvailabilityCriterion availability ->
                person -> person.timetable == null ? "" : List.of(person.zone, person.participant.availability());
            case LanguagesCriterion languages -> person -> list(person.languages);
            case DepartmentCriterion department -> person -> person.department;
            case SeniorityCriterion seniority -> person -> orEmpty(person.participant.seniorityLevel());
            case ProximityCriterion proximity -> person -> person.participant.place();
            case CommitmentCriterion commitment -> person -> orEmpty(person.participant.commitmentHoursPerMonth());
            case MeetingModesCriterion modes -> person -> list(person.meetingModes);
            case ExperienceCriterion experience -> person -> orEmpty(person.participant.experienceYears());
            case CommunicationStyleCriterion style -> person -> orEmpty(person.participant.communicationStyle());
            case AffinityCriterion affinity -> person -> person.participant.affinity();
            case QuestionCriterion question ->
                person -> orEmpty(person.participant.answers().get(question.question()));
            case MutualPreferenceCriterion wishes -> person -> person;
        };
    }

    private static Function<Profile, Object> mentorKey(Criterion criterion, Function<Profile, Object> menteeKey) {
        return criterion instanceof SkillsCriterion
                ? person -> List.of(list(person.offered), list(person.offeredLevels))
                : menteeKey;
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }

    /** Puts tables together, those with few classes first, while the mentors fall into few enough kinds. */
    private void slots() {
        List<TableFeature> waiting = new ArrayList<>(tables);
        waiting.sort(Comparator.comparingInt(table -> table.mentors.count()));
        int most = Math.clamp(pool.mentors.size() / 8, 16, SLOT);
        List<TableFeature> together = new ArrayList<>();
        for (TableFeature table : waiting) {
            together.add(table);
            if (together.size() > 1 && kinds(together).size() > most) {
                together.removeLast();
                slots.add(slot(together));
                together = new ArrayList<>(List.of(table));
            }
        }
        if (!together.isEmpty()) {
            slots.add(slot(together));
        }
    }

    private Set<List<Integer>> kinds(List<TableFeature> features) {
        Set<List<Integer>> kinds = new HashSet<>();
        for (Profile mentor : pool.mentors) {
            kinds.add(kind(features, mentor));
        }
        return kinds;
    }

    private static List<Integer> kind(List<TableFeature> features, Profile mentor) {
        return features.stream()
                .map(feature -> feature.mentors.of()[mentor.index])
                .toList();
    }

    private Slot slot(List<TableFeature> features) {
        PeopleClasses kinds = PeopleClasses.by(pool.mentors, mentor -> kind(features, mentor));
        int[][] classOfKind = new int[features.size()][kinds.count()];
        for (int feature = 0; feature < features.size(); feature++) {
            for (int kind = 0; kind < kinds.count(); kind++) {
                classOfKind[feature][kind] =
                        features.get(feature).mentors.of()[kinds.members().get(kind).index];
            }
        }
        return new Slot(List.copyOf(features), kinds.of(), classOfKind);
    }

    private void bases() {
        for (Profile mentee : pool.mentees) {
            bases.computeIfAbsent(stated(mentee.index), unseen -> {
                int[] base = new int[pool.mentors.size()];
                int all = deferred.stream()
                        .mapToInt(feature -> feature.highestBound)
                        .sum();
                Arrays.fill(base, all);
                for (SparseFeature feature : sparse) {
                    for (int mentor = 0; mentor < base.length; mentor++) {
                        base[mentor] += feature.judge.bound(feature.plain(feature.menteeStated[mentee.index], mentor));
                    }
                }
                return base;
            });
        }
    }

    private long stated(int mentee) {
        long stated = 0;
        for (SparseFeature feature : sparse) {
            stated = stated << 1 | (feature.menteeStated[mentee] ? 1 : 0);
        }
        return stated;
    }

    int[] base(int mentee) {
        return bases.getOrDefault(stated(mentee), new int[0]);
    }
}
