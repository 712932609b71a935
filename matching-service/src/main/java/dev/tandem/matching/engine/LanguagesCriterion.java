package dev.tandem.matching.engine;

import java.util.List;

/** Shared languages over the number that gives the full score, at most 1. */
record LanguagesCriterion(MatchPolicy.Languages policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.LANGUAGES;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        int[] a = pair.mentee().languages;
        int[] b = pair.mentor().languages;
        return a.length == 0 || b.length == 0 ? MISSING : FixedPoint.ratio(Sets.shared(a, b), policy.fullAt());
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        List<String> shared =
                Sets.sharedNames(pair.mentee().languages, pair.mentor().languages, pair.pool()::languageName);
        return new Explanation(
                "LANGUAGES_SHARED",
                Parameters.of("shared", shared, "fullAt", policy.fullAt()),
                shared.isEmpty()
                        ? "They share no language."
                        : "They share " + Sentences.count(shared.size(), "language", "languages") + ": "
                                + Sentences.list(shared) + ".");
    }
}
