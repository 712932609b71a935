package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;

/** Explains the pairs of a result. */
final class ProposalList {
    private final PairEvaluator evaluator;
    private final List<Proposal> proposals = new ArrayList<>();

    ProposalList(PairEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    void add(Profile mentee, Profile mentor, boolean locked) {
        PairEvaluation evaluation = evaluator.evaluate(evaluator.pair(mentee, mentor));
        proposals.add(new Proposal(
                mentee.participant.id(),
                mentee.participant.personId(),
                mentor.participant.id(),
                mentor.participant.personId(),
                evaluation.score(),
                evaluation.menteeScore(),
                evaluation.mentorScore(),
                locked,
                evaluation.contributions(),
                evaluation.brokenRules()));
    }

    List<Proposal> all() {
        return List.copyOf(proposals);
    }
}
