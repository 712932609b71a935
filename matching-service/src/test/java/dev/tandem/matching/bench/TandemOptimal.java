package dev.tandem.matching.bench;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.CertificateVerifier;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.solver.OptimalMatcher;

/** Ours, judged by its certificate. */
final class TandemOptimal implements Contender {
    @Override
    public String name() {
        return "tandem";
    }

    @Override
    public Solved solve(Instance instance) {
        MatchProblem problem = MatchProblem.withoutLocks(instance.graph());
        Solution solution = OptimalMatcher.solve(problem);
        return () -> {
            Certificate certificate = CertificateVerifier.verify(problem, solution, true);
            return Judgement.of(certificate, certificate.dualBound());
        };
    }
}
