package dev.tandem.matching.bench;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.FairVerifier;
import dev.tandem.matching.engine.graph.FairSolution;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.solver.FairMatcher;

/** Ours for the fairest pairs; the gap is to the best total among pairings that are as fair. */
final class TandemFair implements Contender {
    @Override
    public String name() {
        return "tandem";
    }

    @Override
    public Solved solve(Instance instance) {
        MatchProblem problem = MatchProblem.withoutLocks(instance.graph());
        FairSolution solution = FairMatcher.solve(problem, percent -> {});
        return () -> {
            Certificate certificate = FairVerifier.verify(problem, solution);
            return Judgement.of(certificate, certificate.dualBound());
        };
    }
}
