package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.PeerGraph;
import java.util.Map;

/** Says of a peer without a partner why that is so. */
final class PeerReasons {
    private final PairEvaluator evaluator;
    private final PeerGraph graph;

    PeerReasons(PairEvaluator evaluator, PeerGraph graph) {
        this.evaluator = evaluator;
        this.graph = graph;
    }

    Unmatched of(Profile peer) {
        int eligible = graph.rowStart()[peer.index + 1] - graph.rowStart()[peer.index];
        int candidates = evaluator.pool.peers.size() - 1;
        if (eligible > 0) {
            return Unmatched.of(
                    peer.participant,
                    UnmatchedCode.PEERS_TAKEN,
                    candidates,
                    eligible,
                    Map.of(),
                    Parameters.of("eligible", eligible),
                    "The " + Sentences.count(eligible, "eligible peer is", "eligible peers are")
                            + " paired with others.",
                    new Fix(
                            FixCode.ADD_PEER,
                            Parameters.of(),
                            "No more pairs are possible among these people; another peer is needed."));
        }
        ObstacleCount obstacles = new ObstacleCount();
        for (Profile other : evaluator.pool.peers) {
            if (other.index != peer.index) {
                CandidatePair pair = evaluator.pair(peer, other);
                obstacles.add(pair, evaluator.rules.broken(pair), true);
            }
        }
        RuleCode rule = obstacles.likeliest();
        return Unmatched.of(
                peer.participant,
                UnmatchedCode.NO_ELIGIBLE_PEER,
                candidates,
                0,
                obstacles.blockedBy(),
                Parameters.of("candidates", candidates),
                candidates == 0 ? "The pool has no other peers." : obstacles.nobody("peer", candidates),
                rule == null
                        ? new Fix(
                                FixCode.ADD_PEER,
                                Parameters.of(),
                                "No single change opens a peer of this pool; another peer is needed.")
                        : new Fix(
                                FixCode.RELAX_RULE,
                                Parameters.of("rule", rule.name(), "opens", obstacles.blockedAloneBy(rule)),
                                "Without the rule " + Sentences.lower(rule).replace('_', ' ') + ", "
                                        + Sentences.count(obstacles.blockedAloneBy(rule), "peer", "peers")
                                        + " would be eligible."));
    }
}
