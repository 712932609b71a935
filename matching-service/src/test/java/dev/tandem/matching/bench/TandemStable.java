package dev.tandem.matching.bench;

import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.engine.certificate.StableVerifier;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import dev.tandem.matching.engine.graph.StableProblem;
import dev.tandem.matching.engine.solver.StableMatcher;

/** Ours where both sides think of an edge what its score says; lower ids break ties. There is nothing to fall short of. */
final class TandemStable implements Contender {
    @Override
    public String name() {
        return "tandem";
    }

    @Override
    public Solved solve(Instance instance) {
        MatchGraph graph = instance.graph();
        StableProblem problem = new StableProblem(MatchProblem.withoutLocks(graph), graph.score(), graph.score());
        Pairs pairs = StableMatcher.solve(problem, percent -> {});
        return () -> {
            Certificate certificate = StableVerifier.verify(problem, pairs);
            return Judgement.of(certificate, certificate.totalScore());
        };
    }
}
