package dev.tandem.matching.engine;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Pools and policies for tests. */
final class Inputs {
    static final ActivePhase PHASE = new ActivePhase(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-07-31"));
    private static final MatchPolicy DEFAULTS = MatchPolicy.defaults();

    private Inputs() {}

    static MatchInput of(Someone... people) {
        return MatchInput.of(Arrays.stream(people).map(Someone::get).toList(), PHASE);
    }

    static MatchInput with(MatchInput input, SkillTaxonomy taxonomy) {
        return new MatchInput(
                input.participants(),
                input.phase(),
                taxonomy,
                input.managers(),
                input.forbidden(),
                input.prior(),
                input.locked());
    }

    static MatchInput managed(MatchInput input, Map<UUID, UUID> managers) {
        return new MatchInput(
                input.participants(),
                input.phase(),
                input.taxonomy(),
                managers,
                input.forbidden(),
                input.prior(),
                input.locked());
    }

    static MatchInput forbidding(MatchInput input, Pair... pairs) {
        return new MatchInput(
                input.participants(),
                input.phase(),
                input.taxonomy(),
                input.managers(),
                Set.of(pairs),
                input.prior(),
                input.locked());
    }

    static MatchInput after(MatchInput input, Pair... pairs) {
        return new MatchInput(
                input.participants(),
                input.phase(),
                input.taxonomy(),
                input.managers(),
                input.forbidden(),
                Set.of(pairs),
                input.locked());
    }

    static MatchInput locking(MatchInput input, Pair... pairs) {
        return new MatchInput(
                input.participants(),
                input.phase(),
                input.taxonomy(),
                input.managers(),
                input.forbidden(),
                input.prior(),
                Set.of(pairs));
    }

    static MatchInput plus(MatchInput input, Someone someone) {
        List<Participant> more = Stream.concat(input.participants().stream(), Stream.of(someone.get()))
                .toList();
        return new MatchInput(
                more,
                input.phase(),
                input.taxonomy(),
                input.managers(),
                input.forbidden(),
                input.prior(),
                input.locked());
    }

    /** Default weights, and no rule but those that are always on. */
    static MatchPolicy lenient() {
        return DEFAULTS.withRules(new MatchPolicy.HardRules(false, false, false, 0, 0, true));
    }

    /** One pair, mentee 1 and mentor 1, judged by the defaults without optional rules. */
    static PairEvaluation judged(MatchInput input) {
        return judged(input, lenient());
    }

    static PairEvaluation judged(MatchInput input, MatchPolicy policy) {
        return new PairEvaluator(input, policy).evaluate(Someone.menteeId(1), Someone.mentorId(1));
    }

    static Contribution contribution(PairEvaluation evaluation, CriterionCode criterion) {
        return evaluation.contributions().stream()
                .filter(contribution -> contribution.criterion() == criterion)
                .findFirst()
                .orElseThrow();
    }
}
