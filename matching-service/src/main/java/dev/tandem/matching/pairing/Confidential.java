package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.CriterionCode;
import dev.tandem.matching.engine.MatchPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one participant may not learn of another through a score or its explanation: answers to questionnaires, self
 * declarations, and whom somebody wishes for.
 */
public final class Confidential {

    private static final Set<CriterionCode> CODES =
            Set.of(CriterionCode.MUTUAL_PREFERENCE, CriterionCode.AFFINITY, CriterionCode.QUESTION);

    private static final Set<String> NAMES =
            CODES.stream().map(CriterionCode::name).collect(Collectors.toUnmodifiableSet());

    private Confidential() {}

    /** Without the criteria that tell of it: for participants. The rest need not add up to the score of the pair. */
    public static List<CriterionScore> leftOut(List<CriterionScore> criteria) {
        return criteria.stream()
                .filter(criterion -> !NAMES.contains(criterion.code()))
                .toList();
    }

    /** The policy with its rules, but without those criteria; with the standard weights if nothing else has any. */
    static MatchPolicy leftOut(MatchPolicy policy) {
        MatchPolicy.MutualPreference wishes = policy.mutualPreference();
        MatchPolicy.Affinity affinity = policy.affinity();
        boolean anythingElse = Arrays.stream(CriterionCode.values())
                .anyMatch(code -> !CODES.contains(code) && policy.weight(code) > 0);
        return (anythingElse ? policy : MatchPolicy.defaults())
                .toBuilder()
                        .mutualPreference(new MatchPolicy.MutualPreference(0, null, wishes.neutral(), wishes.ranks()))
                        .affinity(new MatchPolicy.Affinity(0, null, affinity.neutral(), affinity.attributes()))
                        .questions(List.of())
                        .rules(policy.rules())
                        .build();
    }
}
