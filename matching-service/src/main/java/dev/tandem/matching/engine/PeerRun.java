package dev.tandem.matching.engine;

import dev.tandem.matching.engine.ProgressListener.Phase;
import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.PeerVerifier;
import dev.tandem.matching.engine.graph.PeerGraph;
import dev.tandem.matching.engine.graph.PeerProblem;
import dev.tandem.matching.engine.graph.PeerSolution;
import dev.tandem.matching.engine.solver.PeerMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One run within a group of equals: most pairs, then the highest total score. Every eligible pair is kept. */
final class PeerRun {
    private final PairEvaluator evaluator;
    private final EngineLimits limits;
    private final Progress progress;
    private final List<Profile> peers;
    private final int[] lockedPartner;
    private final int[] lockedScore;

    PeerRun(MatchInput input, PairEvaluator evaluator, EngineLimits limits, Progress progress) {
        this.evaluator = evaluator;
        this.limits = limits;
        this.progress = progress;
        peers = evaluator.pool.peers;
        lockedPartner = new int[peers.size()];
        Arrays.fill(lockedPartner, -1);
        lockedScore = new int[peers.size()];
        for (Pair lock : input.locked()) {
            Profile a = evaluator.pool.require(lock.menteeId(), Side.PEER);
            Profile b = evaluator.pool.require(lock.mentorId(), Side.PEER);
            lockedPartner[a.index] = b.index;
            lockedPartner[b.index] = a.index;
            int score = evaluator.pair(a, b).score();
            lockedScore[a.index] = score;
            lockedScore[b.index] = score;
        }
    }

    Found run() {
        PeerProblem problem = new PeerProblem(graph(), lockedPartner, lockedScore);
        PeerSolution solution = PeerMatcher.solve(problem, percent -> progress.at(Phase.SOLVING, 45, 80, percent, 100));
        progress.at(Phase.CERTIFYING, 80, 88, 0, 1);
        Certificate certificate = PeerVerifier.verify(problem, solution, true);
        ProposalList proposals = new ProposalList(evaluator);
        for (Profile peer : peers) {
            progress.at(Phase.EXPLAINING, 88, 94, peer.index, peers.size());
            int partner = solution.partner()[peer.index];
            if (partner > peer.index) {
                proposals.add(peer, peers.get(partner), lockedPartner[peer.index] != -1);
            }
        }
        PeerReasons reasons = new PeerReasons(evaluator, problem.graph());
        List<Unmatched> unmatched = peers.stream()
                .filter(peer -> solution.partner()[peer.index] == -1)
                .map(peer -> {
                    progress.at(Phase.EXPLAINING, 94, 100, peer.index, peers.size());
                    return reasons.of(peer);
                })
                .toList();
        return new Found(problem.graph().halfEdges() / 2, proposals.all(), unmatched, certificate);
    }

    private PeerGraph graph() {
        int count = peers.size();
        EdgeRows rows = new EdgeRows(count);
        AtomicLong total = new AtomicLong();
        ParallelRows.each(
                count,
                (long) count * count / 2,
                () -> {
                    int[] found = new int[count];
                    int[] scores = new int[count];
                    return peer -> {
                        int edges = lockedPartner[peer] == -1 ? row(peers.get(peer), found, scores) : 0;
                        if (total.addAndGet(edges) > limits.edges()) {
                            throw new MatchInputException(
                                    "POOL_TOO_LARGE",
                                    "More than " + limits.edges() + " pairs of peers are eligible, which is too many.");
                        }
                        rows.put(peer, Arrays.copyOf(found, edges), Arrays.copyOf(scores, edges));
                    };
                },
                done -> progress.at(Phase.SCORING, 5, 45, done, count));
        return rows.peers();
    }

    private int row(Profile peer, int[] found, int[] scores) {
        int edges = 0;
        CandidatePair pair = evaluator.pair(peer, peer);
        for (int other = peer.index + 1; other < peers.size(); other++) {
            if (lockedPartner[other] == -1) {
                pair.become(peer, peers.get(other));
                if (evaluator.rules.allows(pair)) {
                    found[edges] = other;
                    scores[edges++] = pair.score();
                }
            }
        }
        return edges;
    }
}
