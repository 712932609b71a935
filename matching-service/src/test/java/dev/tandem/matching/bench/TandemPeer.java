package dev.tandem.matching.bench;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.PeerVerifier;
import dev.tandem.matching.engine.graph.PeerProblem;
import dev.tandem.matching.engine.graph.PeerSolution;
import dev.tandem.matching.engine.solver.PeerMatcher;

/** Ours where everybody is a peer. */
final class TandemPeer implements Contender {
    @Override
    public String name() {
        return "tandem";
    }

    @Override
    public Solved solve(Instance instance) {
        PeerProblem problem = PeerProblem.withoutLocks(instance.peers());
        PeerSolution solution = PeerMatcher.solve(problem, percent -> {});
        return () -> {
            Certificate certificate = PeerVerifier.verify(problem, solution, true);
            return Judgement.of(certificate, certificate.totalScore() + certificate.gap());
        };
    }
}
