package dev.tandem.matching.engine;

import dev.tandem.matching.engine.ProgressListener.Phase;
import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.CertificateVerifier;
import dev.tandem.matching.engine.certificate.CheckCode;
import dev.tandem.matching.engine.certificate.FairVerifier;
import dev.tandem.matching.engine.certificate.GroupVerifier;
import dev.tandem.matching.engine.certificate.StableVerifier;
import dev.tandem.matching.engine.graph.FairSolution;
import dev.tandem.matching.engine.graph.GroupProblem;
import dev.tandem.matching.engine.graph.GroupSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.graph.StableProblem;
import dev.tandem.matching.engine.solver.FairMatcher;
import dev.tandem.matching.engine.solver.GroupMatcher;
import dev.tandem.matching.engine.solver.OptimalMatcher;
import dev.tandem.matching.engine.solver.StableMatcher;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One run of mentees against mentors, under any strategy but PEER. */
final class MentoringRun {
    private final PairEvaluator evaluator;
    private final MatchPolicy policy;
    private final MatchOptions options;
    private final EngineLimits limits;
    private final Progress progress;
    private final PairKernel kernel;
    private final int mentees;
    private final int[] capacity;
    private final int[] lockedMentor;
    private final int[] lockedScore;
    private final PoolScan scan;
    private boolean complete = true;

    MentoringRun(
            MatchInput input,
            PairEvaluator evaluator,
            MatchPolicy policy,
            MatchOptions options,
            EngineLimits limits,
            Progress progress) {
        this.evaluator = evaluator;
        this.policy = policy;
        this.options = options;
        this.limits = limits;
        this.progress = progress;
        kernel = new PairKernel(evaluator, policy);
        Pool pool = evaluator.pool;
        mentees = pool.mentees.size();
        capacity = pool.mentors.stream()
                .mapToInt(mentor -> mentor.participant.capacity())
                .toArray();
        lockedMentor = new int[mentees];
        Arrays.fill(lockedMentor, -1);
        lockedScore = new int[mentees];
        for (Pair lock : input.locked()) {
            Profile mentee = pool.require(lock.menteeId(), Side.MENTEE);
            Profile mentor = pool.require(lock.mentorId(), Side.MENTOR);
            lockedMentor[mentee.index] = mentor.index;
            lockedScore[mentee.index] = evaluator.pair(mentee, mentor).score();
        }
        scan = new PoolScan(kernel, problem(PoolScan.placesOnly(mentees, capacity)));
    }

    /** The pairs of a strategy, the graph they were chosen from, and their proof. */
    private record Answer(MatchProblem problem, Pairs pairs, Certificate certificate) {}

    Found run() {
        Answer answer = switch (options.strategy()) {
            case OPTIMAL -> options.minimumGroupSize() > 1 ? groups() : optimal();
            case STABLE -> stable();
            case FAIR -> fair();
            case PEER -> throw new IllegalArgumentException("Peers are no mentees and mentors.");
        };
        Certificate certificate = answer.certificate().with(KernelSample.check(evaluator, kernel, options.seed()));
        MatchProblem problem = answer.problem();
        Pairs pairs = answer.pairs();
        ProposalList proposals = new ProposalList(evaluator);
        for (int i = 0; i < pairs.mentee().length; i++) {
            progress.at(Phase.EXPLAINING, 88, 94, i, pairs.mentee().length);
            Profile mentee = evaluator.pool.mentees.get(pairs.mentee()[i]);
            Profile mentor = evaluator.pool.mentors.get(pairs.mentor()[i]);
            proposals.add(mentee, mentor, lockedMentor[mentee.index] != -1);
        }
        long people = (long) mentees + capacity.length;
        long[] explained = {0};
        UnmatchedReasons reasons = new UnmatchedReasons(
                evaluator, policy, new UnmatchedReasons.Result(problem, pairs, options, complete), this::again);
        return new Found(
                complete ? problem.graph().edges() : MatchOutcome.NOT_COUNTED,
                proposals.all(),
                reasons.all(() -> progress.at(Phase.EXPLAINING, 94, 100, explained[0]++, people)),
                certificate);
    }

    private MatchProblem problem(MatchGraph graph) {
        return new MatchProblem(graph, lockedMentor, lockedScore);
    }

    /** Every eligible pair as an edge. */
    private MatchProblem everything() {
        return problem(scan.complete(limits.edges(), done(Phase.SCORING, 5, 45)).graph(capacity));
    }

    private IntConsumer done(Phase phase, int from, int to) {
        return rows -> progress.at(phase, from, to, rows, mentees);
    }

    private IntConsumer percent(int from, int to) {
        return percent -> progress.at(Phase.SOLVING, from, to, percent, 100);
    }

    private Answer stable() {
        StableProblem problem = scan.sides(everything(), done(Phase.SCORING, 45, 55));
        Pairs pairs = StableMatcher.solve(problem, percent(55, 80));
        progress.at(Phase.CERTIFYING, 80, 88, 0, 1);
        return new Answer(problem.problem(), pairs, StableVerifier.verify(problem, pairs));
    }

    private Answer fair() {
        MatchProblem problem = everything();
        FairSolution fair = FairMatcher.solve(problem, percent(45, 80));
        progress.at(Phase.CERTIFYING, 80, 88, 0, 1);
        return new Answer(problem, pairs(fair.solution()), FairVerifier.verify(problem, fair));
    }

    private Answer groups() {
        MatchProblem problem = everything();
        int[] minimum = new int[capacity.length];
        Arrays.fill(minimum, options.minimumGroupSize());
        GroupProblem groups = new GroupProblem(problem, minimum);
        GroupSolution solution = GroupMatcher.solve(groups, percent(45, 80));
        progress.at(Phase.CERTIFYING, 80, 88, 0, 1);
        return new Answer(problem, solution.pairs(), GroupVerifier.verify(groups, solution));
    }

    /**
     * Small pools are solved whole. Large ones are solved on each mentee's best candidates; then all pairs are looked at
     * for such as are worth more than the prices of their two, the worst of those become candidates too, and so on until
     * there are none. The prices then prove the result over all pairs (column generation, Dantzig and Wolfe 1960).
     */
    private Answer optimal() {
        complete = (long) mentees * capacity.length <= limits.keptPairs();
        EdgeRows rows = complete
                ? scan.complete(Long.MAX_VALUE, done(Phase.SCORING, 5, 40))
                : scan.candidates(limits.candidates(), done(Phase.SCORING, 5, 25));
        double from = complete ? 40 : 25;
        MatchProblem problem = problem(rows.graph(capacity));
        Solution solution = solve(problem, null, solving((int) from, (int) middle(from)));
        from = middle(from);
        PoolScan.Violations violations = violations(problem, solution, (int) from, (int) middle(from));
        while (!complete && !violations.none()) {
            for (int mentee : violations.mentees()) {
                rows.add(mentee, violations.worst().row(mentee));
            }
            problem = problem(rows.graph(capacity));
            from = middle(middle(from));
            solution = solve(problem, solution, solving((int) from, (int) middle(from)));
            from = middle(from);
            violations = violations(problem, solution, (int) from, (int) middle(from));
        }
        progress.at(Phase.CERTIFYING, 82, 88, 0, 1);
        Certificate certificate = CertificateVerifier.verify(problem, solution, mostPairs(problem))
                .with(new Certificate.Check(
                        CheckCode.ALL_PAIRS_PRICED, violations.examined(), violations.underpriced()));
        if (mostPairs(problem)) {
            certificate = certificate.with(
                    new Certificate.Check(CheckCode.ALL_PAIRS_COVERED, violations.examined(), violations.uncovered()));
        }
        return new Answer(problem, pairs(solution), certificate);
    }

    /** How often candidates are priced is not known beforehand, so each step takes a quarter of the percents left. */
    private static double middle(double percent) {
        return percent + (82 - percent) / 4;
    }

    /** Where most pairs come first, at the low prices that are good to go on from; the cover proves the number of pairs. */
    private Solution solve(MatchProblem problem, @Nullable Solution earlier, IntConsumer done) {
        if (mostPairs(problem)) {
            return earlier == null
                    ? OptimalMatcher.solve(problem, done)
                    : OptimalMatcher.solveAgain(problem, earlier, done);
        }
        return earlier == null
                ? OptimalMatcher.solve(problem, bonus(problem), done)
                : OptimalMatcher.solveAgain(problem, bonus(problem), earlier, done);
    }

    private IntConsumer solving(int from, int to) {
        return entered -> progress.at(Phase.SOLVING, from, to, entered, mentees);
    }

    private long bonus(MatchProblem problem) {
        Long given = options.pairBonus();
        return given == null ? OptimalMatcher.lexicographicBonus(problem.graph()) : given;
    }

    /** From some bonus on, more pairs always come first, and the solver proves it in that way. */
    private boolean mostPairs(MatchProblem problem) {
        return bonus(problem) >= OptimalMatcher.lexicographicBonus(problem.graph());
    }

    private PoolScan.Violations violations(MatchProblem problem, Solution solution, int from, int to) {
        AlternatingReach reach = mostPairs(problem) ? new AlternatingReach(problem, solution) : null;
        return scan.violations(solution, reach, limits.violationsKept(), done(Phase.SOLVING, from, to));
    }

    private static Pairs pairs(Solution solution) {
        return new Pairs(solution.pairMentee(), solution.pairMentor());
    }

    /** Solves a changed problem again, to find out what a change would bring. */
    private Pairs again(MatchProblem changed, MatchOptions by) {
        return switch (by.strategy()) {
            case STABLE -> StableMatcher.solve(scan.sides(changed, rows -> {}), percent -> {});
            case FAIR -> pairs(FairMatcher.solve(changed, percent -> {}).solution());
            case OPTIMAL, PEER -> {
                Long bonus = by.pairBonus();
                yield pairs(OptimalMatcher.solve(
                        changed,
                        bonus == null ? OptimalMatcher.lexicographicBonus(changed.graph()) : bonus,
                        entered -> {}));
            }
        };
    }
}
