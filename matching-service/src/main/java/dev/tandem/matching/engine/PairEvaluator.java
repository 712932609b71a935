package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Judges single pairs of a pool, for suggestions and for pairing by hand, by the same rules and scores as a run. Prepared
 * once per pool; safe for use by several threads.
 */
public final class PairEvaluator {
    final Pool pool;
    final Scorer scorer;
    final HardRuleCheck rules;

    /** @throws InvalidPolicyException if the policy is out of range */
    public PairEvaluator(MatchInput input, MatchPolicy policy) {
        policy.requireValid();
        pool = new Pool(input, policy);
        scorer = new Scorer(policy);
        rules = new HardRuleCheck(policy.rules());
    }

    /**
     * Score, contributions and broken rules of one pair.
     *
     * @throws MatchInputException if either is not in the pool on that side
     */
    public PairEvaluation evaluate(UUID menteeId, UUID mentorId) {
        return evaluate(pair(pool.require(menteeId, Side.MENTEE), pool.require(mentorId, Side.MENTOR)));
    }

    /**
     * The best eligible mentors with a free place, by score and then by id.
     *
     * @throws MatchInputException if the mentee is not in the pool
     */
    public List<PairEvaluation> suggestMentors(UUID menteeId, int limit) {
        Profile mentee = pool.require(menteeId, Side.MENTEE);
        return best(
                pool.mentors.stream()
                        .filter(mentor -> mentor.participant.capacity() > 0)
                        .map(mentor -> pair(mentee, mentor))
                        .toList(),
                limit);
    }

    /**
     * The best eligible mentees for a mentor, by score and then by id.
     *
     * @throws MatchInputException if the mentor is not in the pool
     */
    public List<PairEvaluation> suggestMentees(UUID mentorId, int limit) {
        Profile mentor = pool.require(mentorId, Side.MENTOR);
        return best(pool.mentees.stream().map(mentee -> pair(mentee, mentor)).toList(), limit);
    }

    CandidatePair pair(Profile mentee, Profile mentor) {
        return new CandidatePair(pool, scorer, mentee, mentor);
    }

    PairEvaluation evaluate(CandidatePair pair) {
        return new PairEvaluation(
                pair.mentee().participant.id(),
                pair.mentor().participant.id(),
                pair.score(),
                scorer.menteeScore(pair),
                scorer.mentorScore(pair),
                scorer.contributions(pair),
                rules.explain(pair));
    }

    private List<PairEvaluation> best(List<CandidatePair> candidates, int limit) {
        List<CandidatePair> eligible = new ArrayList<>();
        for (CandidatePair candidate : candidates) {
            if (rules.allows(candidate)) {
                eligible.add(candidate);
            }
        }
        // The sort is stable and candidates come by id, so equal scores stay in the order of ids.
        eligible.sort(Comparator.comparingInt(CandidatePair::score).reversed());
        return eligible.stream().limit(limit).map(this::evaluate).toList();
    }
}
