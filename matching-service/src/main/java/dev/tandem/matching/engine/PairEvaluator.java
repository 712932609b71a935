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

    /**
     * As {@link #evaluate(UUID, UUID)}, of two peers.
     *
     * @throws MatchInputException if either is no peer of the pool
     */
    public PairEvaluation evaluatePeers(UUID peerId, UUID otherId) {
        return evaluate(pair(pool.require(peerId, Side.PEER), pool.require(otherId, Side.PEER)));
    }

    /** A pair and its score, without the explanation. */
    public record RankedPair(UUID menteeId, UUID mentorId, int score) {}

    /**
     * The eligible partners for somebody on any side, by score and then by id; of peers, the one who is asked for stands
     * for the mentee. Capacities are not looked at.
     *
     * @throws MatchInputException if nobody has this id
     */
    public List<RankedPair> rank(UUID participantId, int limit) {
        Profile own = pool.require(participantId);
        List<Profile> others = switch (own.participant.side()) {
            case MENTOR -> pool.mentees;
            case MENTEE -> pool.mentors;
            case PEER -> pool.peers;
        };
        boolean leads = own.participant.side() == Side.MENTOR;
        List<RankedPair> eligible = new ArrayList<>();
        CandidatePair candidate = pair(own, own);
        for (Profile other : others) {
            if (other == own) {
                continue;
            }
            candidate.become(leads ? other : own, leads ? own : other);
            if (rules.allows(candidate)) {
                eligible.add(new RankedPair(
                        candidate.mentee().participant.id(),
                        candidate.mentor().participant.id(),
                        candidate.score()));
            }
        }
        // The sort is stable and the others come by id, so equal scores stay in the order of ids.
        eligible.sort(Comparator.comparingInt(RankedPair::score).reversed());
        return List.copyOf(eligible.subList(0, Math.min(limit, eligible.size())));
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
