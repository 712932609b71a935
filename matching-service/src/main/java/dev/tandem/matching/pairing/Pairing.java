package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.BrokenRule;
import dev.tandem.matching.engine.Contribution;
import dev.tandem.matching.engine.Explanation;
import dev.tandem.matching.engine.Fix;
import dev.tandem.matching.engine.InvalidPolicyException;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.MatchInputException;
import dev.tandem.matching.engine.MatchOutcome;
import dev.tandem.matching.engine.MatchingCancelledException;
import dev.tandem.matching.engine.MatchingEngine;
import dev.tandem.matching.engine.Pair;
import dev.tandem.matching.engine.PairEvaluation;
import dev.tandem.matching.engine.PairEvaluator;
import dev.tandem.matching.engine.ProgressListener;
import dev.tandem.matching.engine.Proposal;
import dev.tandem.matching.engine.ScoreDistribution;
import dev.tandem.matching.engine.Side;
import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.engine.Unmatched;
import dev.tandem.matching.engine.certificate.Certificate;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.pool.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the engine: translates a pool and a policy into its terms and its answers into ours. */
@ApplicationScoped
public class Pairing {

    private final MatchingEngine engine = new MatchingEngine();

    /**
     * What the engine reads of a pool, with the pairs that are fixed for a run.
     *
     * @throws PairingRefusedException when the locks cannot all be kept
     */
    public PairingInput prepare(PairingPool pool, PolicyVersion policy, RunOptions options) {
        MatchInput all = new EngineInput(pool).toMatchInput();
        boolean peers = options.strategy() == Strategy.PEER;
        Set<Pair> forbidden = pairs(options.forbidden(), peers);
        try {
            MatchInput input = with(all, pairs(options.locked(), peers), forbidden);
            if (options.kept().isEmpty()) {
                return new PairingInput(input);
            }
            Set<Pair> locked = new HashSet<>(input.locked());
            locked.addAll(new KeptPairs(input, engine.evaluator(input, EnginePolicy.of(policy.terms())))
                    .possible(pairs(options.kept(), peers), forbidden));
            return new PairingInput(with(input, locked, forbidden));
        } catch (MatchInputException e) {
            throw new PairingRefusedException(e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Pairs a pool by the strategy of the options, with the proof.
     *
     * @throws PairingStoppedException when the progress asked to stop
     * @throws PairingRefusedException when the pool, the policy and the options contradict each other
     */
    public PairingResult solve(PairingInput input, PolicyVersion policy, RunOptions options, PairingProgress progress) {
        try {
            MatchOutcome outcome = engine.run(
                    input.input(), EnginePolicy.of(policy.terms()), options.toMatchOptions(), listener(progress));
            return result(outcome, options.strategy() == Strategy.PEER);
        } catch (MatchingCancelledException e) {
            throw new PairingStoppedException(e);
        } catch (MatchInputException e) {
            throw new PairingRefusedException(e.code(), String.valueOf(e.getMessage()), e);
        } catch (InvalidPolicyException e) {
            throw new PairingRefusedException("POLICY_OUT_OF_RANGE", String.valueOf(e.getMessage()), e);
        }
    }

    /** {@link #prepare} and {@link #solve(PairingInput, PolicyVersion, RunOptions, PairingProgress)} in one. */
    public PairingResult solve(PairingPool pool, PolicyVersion policy, RunOptions options, PairingProgress progress) {
        return solve(prepare(pool, policy, options), policy, options, progress);
    }

    private static MatchInput with(MatchInput input, Set<Pair> locked, Set<Pair> forbidden) {
        return new MatchInput(
                input.participants(),
                input.phase(),
                input.taxonomy(),
                input.managers(),
                forbidden,
                input.prior(),
                locked);
    }

    /** Of two peers, the engine calls the one with the smaller id the mentee. */
    private static Set<Pair> pairs(Collection<EnrollmentPair> pairs, boolean peers) {
        return pairs.stream()
                .map(pair -> peers && pair.mentorEnrollmentId().compareTo(pair.menteeEnrollmentId()) < 0
                        ? new Pair(pair.mentorEnrollmentId(), pair.menteeEnrollmentId())
                        : new Pair(pair.menteeEnrollmentId(), pair.mentorEnrollmentId()))
                .collect(Collectors.toSet());
    }

    /** Score and broken rules of one pair; {@code pool} holds both. */
    public PairJudgement judge(
            PairingPool pool, PolicyVersion policy, UUID mentorEnrollmentId, UUID menteeEnrollmentId) {
        PairEvaluator evaluator =
                engine.evaluator(new EngineInput(pool).toMatchInput(), EnginePolicy.of(policy.terms()));
        return judgement(evaluator.evaluate(menteeEnrollmentId, mentorEnrollmentId));
    }

    /** As {@link #judge}, of two peers. */
    public PairJudgement judgePeers(PairingPool pool, PolicyVersion policy, UUID enrollmentId, UUID otherId) {
        PairEvaluator evaluator =
                engine.evaluator(new EngineInput(pool).toMatchInput(), EnginePolicy.of(policy.terms()));
        return judgement(evaluator.evaluatePeers(enrollmentId, otherId));
    }

    /** As {@link #judge}, for the two to read: what is confidential counts for nothing. */
    public PairJudgement judgeForMembers(
            PairingPool pool, PolicyVersion policy, UUID mentorEnrollmentId, UUID menteeEnrollmentId) {
        PairEvaluator evaluator = engine.evaluator(
                new EngineInput(pool).toMatchInput(), Confidential.leftOut(EnginePolicy.of(policy.terms())));
        return judgement(evaluator.evaluate(menteeEnrollmentId, mentorEnrollmentId));
    }

    /** Makes a pool ready for ranking, with what is confidential left out. */
    public PreparedPool prepare(PairingPool pool, PolicyVersion policy) {
        return new PreparedPool(
                engine.evaluator(
                        new EngineInput(pool, true).toMatchInput(),
                        Confidential.leftOut(EnginePolicy.of(policy.terms()))),
                pool.entries());
    }

    static PairJudgement judgement(PairEvaluation evaluation) {
        return new PairJudgement(
                evaluation.score(),
                criteria(evaluation.contributions()),
                evaluation.brokenRules().stream().map(Pairing::statement).toList());
    }

    private static ProgressListener listener(PairingProgress progress) {
        return new ProgressListener() {
            @Override
            public void progressed(Phase phase, int percent) {
                progress.at(phase.name(), percent);
            }

            @Override
            public boolean isCancelled() {
                return progress.stopped();
            }
        };
    }

    private static PairingResult result(MatchOutcome outcome, boolean peers) {
        return new PairingResult(
                outcome.inputDigest(),
                outcome.proposals().stream().map(Pairing::pair).toList(),
                outcome.unmatched().stream().map(Pairing::unpaired).toList(),
                summary(outcome, peers));
    }

    private static PairingResult.ProposedPair pair(Proposal proposal) {
        return new PairingResult.ProposedPair(
                proposal.mentorId(),
                proposal.mentorPersonId(),
                proposal.menteeId(),
                proposal.menteePersonId(),
                proposal.score(),
                proposal.menteeScore(),
                proposal.mentorScore(),
                proposal.locked(),
                criteria(proposal.contributions()),
                proposal.brokenRules().stream().map(Pairing::statement).toList());
    }

    private static PairingResult.Unpaired unpaired(Unmatched unmatched) {
        Map<String, Object> params = new LinkedHashMap<>(unmatched.parameters());
        if (!unmatched.blockedBy().isEmpty()) {
            Map<String, Integer> blockedBy = new LinkedHashMap<>();
            unmatched.blockedBy().forEach((rule, count) -> blockedBy.put(rule.name(), count));
            params.put("blockedBy", blockedBy);
        }
        return new PairingResult.Unpaired(
                unmatched.participantId(),
                unmatched.personId(),
                role(unmatched.side()),
                new Statement(unmatched.code().name(), params, unmatched.message()),
                statement(unmatched.fix()));
    }

    private static Role role(Side side) {
        return switch (side) {
            case MENTOR -> Role.MENTOR;
            case MENTEE -> Role.MENTEE;
            case PEER -> Role.PEER;
        };
    }

    private static PairingSummary summary(MatchOutcome outcome, boolean peers) {
        ScoreDistribution scores = outcome.distribution();
        boolean any = scores.count() > 0;
        int pairs = outcome.proposals().size();
        return new PairingSummary(
                peers ? 0 : outcome.mentors(),
                peers ? 0 : outcome.mentees(),
                pairs,
                peers ? 0 : outcome.mentees() - pairs,
                peers ? 2 * pairs + outcome.unmatched().size() : null,
                peers ? outcome.unmatched().size() : null,
                any ? scores.mean() : null,
                any ? scores.minimum() : null,
                any ? scores.median() : null,
                scores.histogram(),
                certificate(outcome.certificate()));
    }

    private static PairingSummary.Certificate certificate(Certificate certificate) {
        return new PairingSummary.Certificate(
                certificate.valid(),
                certificate.cardinality(),
                certificate.totalScore(),
                certificate.dualBound(),
                certificate.gap(),
                certificate.cardinalityBound(),
                certificate.bottleneck(),
                certificate.checks().stream()
                        .map(check -> new PairingSummary.Check(
                                check.code().name(), check.passed(), check.examined(), check.failed()))
                        .toList(),
                certificate.violations().stream()
                        .map(violation -> new PairingSummary.Violation(
                                violation.check().name(), violation.parameters(), violation.message()))
                        .toList());
    }

    private static List<CriterionScore> criteria(List<Contribution> contributions) {
        return contributions.stream()
                .map(contribution -> new CriterionScore(
                        contribution.criterion().name(),
                        contribution.question(),
                        contribution.weight(),
                        contribution.mentorWeight() == contribution.weight() ? null : contribution.mentorWeight(),
                        contribution.score(),
                        contribution.points(),
                        contribution.missing(),
                        explanation(contribution)))
                .toList();
    }

    /** What nobody else may read must not be told by way of an explanation. */
    private static Statement explanation(Contribution contribution) {
        return switch (contribution.criterion()) {
            case AFFINITY ->
                new Statement(
                        "AFFINITY_IS_PRIVATE", Map.of(), "What people declare of themselves counts, and is not shown.");
            case QUESTION ->
                new Statement(
                        "ANSWERS_ARE_PRIVATE",
                        Map.of("question", Objects.requireNonNullElse(contribution.question(), "")),
                        "The answers to \"%s\" were compared, and are not shown.".formatted(contribution.question()));
            default -> statement(contribution.explanation());
        };
    }

    private static Statement statement(Explanation explanation) {
        return new Statement(explanation.code(), explanation.parameters(), explanation.message());
    }

    private static Statement statement(BrokenRule rule) {
        return new Statement(rule.code().name(), rule.parameters(), rule.message());
    }

    private static @Nullable Statement statement(@Nullable Fix fix) {
        return fix == null ? null : new Statement(fix.code().name(), fix.parameters(), fix.message());
    }
}
