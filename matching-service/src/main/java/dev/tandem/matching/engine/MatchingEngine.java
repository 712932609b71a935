package dev.tandem.matching.engine;

import dev.tandem.matching.engine.ProgressListener.Phase;
import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.CertificateVerifier;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.solver.OptimalMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs a pool: as many mentees as possible get a mentor, and among those pairings the one with the highest total score,
 * with the proof. Stateless and safe for use by several threads.
 *
 * <p>Every admissible pair is kept as an edge (8 bytes), so memory grows with mentees × mentors.
 */
public final class MatchingEngine {
    private static final int SCORING = 5;
    private static final int SOLVING = 60;
    private static final int CERTIFYING = 85;
    private static final int EXPLAINING = 90;
    private static final int DONE = 100;

    /** {@link #run(MatchInput, MatchPolicy, long, ProgressListener)} without a listener. */
    public MatchOutcome run(MatchInput input, MatchPolicy policy, long seed) {
        return run(input, policy, seed, ProgressListener.NONE);
    }

    /**
     * Scores, solves, certifies and explains.
     *
     * @param seed kept in the outcome; ties are broken by id, so it changes nothing else
     * @throws InvalidPolicyException if the policy is out of range
     * @throws MatchingCancelledException if the listener asked to stop
     */
    public MatchOutcome run(MatchInput input, MatchPolicy policy, long seed, ProgressListener listener) {
        Progress progress = new Progress(listener);
        progress.at(Phase.PREPARING, 0, SCORING, 0, 1);
        PairEvaluator evaluator = new PairEvaluator(input, policy);
        String digest = InputDigest.of(input, policy);

        MatchProblem problem = problem(input, evaluator, progress);
        MatchGraph graph = problem.graph();
        Solution solution = OptimalMatcher.solve(
                problem, entered -> progress.at(Phase.SOLVING, SOLVING, CERTIFYING, entered, graph.mentees()));
        progress.at(Phase.CERTIFYING, CERTIFYING, EXPLAINING, 0, 1);
        Certificate certificate = CertificateVerifier.verify(problem, solution, true);

        List<Proposal> proposals = proposals(problem, solution, evaluator, progress);
        long people = (long) graph.mentees() + graph.mentors();
        long[] explained = {0};
        List<Unmatched> unmatched = new UnmatchedReasons(evaluator, policy, problem, solution)
                .all(() -> progress.at(Phase.EXPLAINING, 95, DONE, explained[0]++, people));
        progress.at(Phase.DONE, DONE, DONE, 1, 1);
        return new MatchOutcome(
                digest,
                seed,
                graph.mentees(),
                graph.mentors(),
                graph.edges(),
                proposals,
                unmatched,
                certificate,
                ScoreDistribution.of(proposals.stream().mapToInt(Proposal::score)));
    }

    /** For single pairs of the same pool: suggestions and pairing by hand. */
    public PairEvaluator evaluator(MatchInput input, MatchPolicy policy) {
        return new PairEvaluator(input, policy);
    }

    private static MatchProblem problem(MatchInput input, PairEvaluator evaluator, Progress progress) {
        Pool pool = evaluator.pool;
        int mentees = pool.mentees.size();
        int[] lockedMentor = new int[mentees];
        Arrays.fill(lockedMentor, -1);
        int[] lockedScore = new int[mentees];
        for (Pair lock : input.locked()) {
            Profile mentee = pool.require(lock.menteeId(), Side.MENTEE);
            Profile mentor = pool.require(lock.mentorId(), Side.MENTOR);
            lockedMentor[mentee.index] = mentor.index;
            lockedScore[mentee.index] = evaluator.pair(mentee, mentor).score();
        }
        MatchGraph.Builder graph = new MatchGraph.Builder(pool.mentors.stream()
                .mapToInt(mentor -> mentor.participant.capacity())
                .toArray());
        for (Profile mentee : pool.mentees) {
            progress.at(Phase.SCORING, SCORING, SOLVING, mentee.index, mentees);
            if (lockedMentor[mentee.index] == -1) {
                row(mentee, evaluator, graph);
            }
            graph.endRow();
        }
        return new MatchProblem(graph.build(), lockedMentor, lockedScore);
    }

    private static void row(Profile mentee, PairEvaluator evaluator, MatchGraph.Builder graph) {
        List<Profile> mentors = evaluator.pool.mentors;
        if (mentors.isEmpty()) {
            return;
        }
        CandidatePair pair = evaluator.pair(mentee, mentors.getFirst());
        for (Profile mentor : mentors) {
            pair.become(mentee, mentor);
            if (evaluator.rules.allows(pair)) {
                graph.edge(mentor.index, pair.score());
            }
        }
    }

    private static List<Proposal> proposals(
            MatchProblem problem, Solution solution, PairEvaluator evaluator, Progress progress) {
        List<Proposal> proposals = new ArrayList<>();
        int pairs = solution.pairMentee().length;
        for (int i = 0; i < pairs; i++) {
            progress.at(Phase.EXPLAINING, EXPLAINING, 95, i, pairs);
            Profile mentee = evaluator.pool.mentees.get(solution.pairMentee()[i]);
            Profile mentor = evaluator.pool.mentors.get(solution.pairMentor()[i]);
            PairEvaluation evaluation = evaluator.evaluate(evaluator.pair(mentee, mentor));
            proposals.add(new Proposal(
                    mentee.participant.id(),
                    mentee.participant.personId(),
                    mentor.participant.id(),
                    mentor.participant.personId(),
                    evaluation.score(),
                    problem.lockedMentor()[mentee.index] != -1,
                    evaluation.contributions(),
                    evaluation.brokenRules()));
        }
        return List.copyOf(proposals);
    }
}
