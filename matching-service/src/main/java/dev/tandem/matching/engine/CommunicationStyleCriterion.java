package dev.tandem.matching.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How styles go together, after the social styles of Merrill and Reid (1981), who place them by two traits: ANALYTICAL and
 * EXPRESSIVE differ in both, as do DIRECT and SUPPORTIVE; all others differ in one. For similar styles no difference gives
 * 1, one trait 1/2, two 0; for complementary ones the reverse. Styles of other names
 * differ from every other style in one trait.
 */
record CommunicationStyleCriterion(MatchPolicy.CommunicationStyle policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.COMMUNICATION_STYLE;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    private static final Map<String, String> OPPOSITE = Map.of(
            "ANALYTICAL", "EXPRESSIVE",
            "EXPRESSIVE", "ANALYTICAL",
            "DIRECT", "SUPPORTIVE",
            "SUPPORTIVE", "DIRECT");

    @Override
    public int measure(CandidatePair pair) {
        String a = pair.mentee().participant.communicationStyle();
        String b = pair.mentor().participant.communicationStyle();
        if (a == null || b == null) {
            return MISSING;
        }
        int traits = traitsApart(a, b);
        return FixedPoint.ratio(policy.preference() == StylePreference.SIMILAR ? 2 - traits : traits, 2);
    }

    private static int traitsApart(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        return b.equals(OPPOSITE.get(a)) ? 2 : 1;
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        String a = Objects.requireNonNullElse(pair.mentee().participant.communicationStyle(), "");
        String b = Objects.requireNonNullElse(pair.mentor().participant.communicationStyle(), "");
        int traits = traitsApart(a, b);
        return new Explanation(
                "COMMUNICATION_STYLES",
                Parameters.of(
                        "menteeStyle", a,
                        "mentorStyle", b,
                        "traitsApart", traits,
                        "preference", policy.preference().name()),
                "Their styles, " + a.toLowerCase(Locale.ROOT) + " and " + b.toLowerCase(Locale.ROOT) + ", differ in "
                        + traits + " of 2 traits; "
                        + policy.preference().name().toLowerCase(Locale.ROOT) + " ones are preferred.");
    }
}
