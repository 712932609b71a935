package dev.tandem.matching.engine;

/**
 * The mean of what either side's wish list gives the other: rank r of the policy's n ranks gives (n − r + 1) / n, no place on
 * a given list 0. A side without a list counts as neutral; missing when neither has one.
 */
record MutualPreferenceCriterion(MatchPolicy.MutualPreference policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.MUTUAL_PREFERENCE;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        Profile mentee = pair.mentee();
        Profile mentor = pair.mentor();
        return mentee.wishes.length == 0 && mentor.wishes.length == 0
                ? MISSING
                : (int) FixedPoint.divide((long) value(mentee, mentor) + value(mentor, mentee), 2);
    }

    private int value(Profile of, Profile other) {
        return of.wishes.length == 0 ? policy.neutral() : worth(rank(of, other));
    }

    int worth(int rank) {
        int ranks = policy.ranks();
        return rank == 0 || rank > ranks ? 0 : FixedPoint.ratio(ranks - rank + 1, ranks);
    }

    /** From 1; 0 for not listed. */
    private static int rank(Profile of, Profile other) {
        for (int i = 0; i < of.wishes.length; i++) {
            if (of.wishes[i] == other.person) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        boolean menteeList = pair.mentee().wishes.length > 0;
        boolean mentorList = pair.mentor().wishes.length > 0;
        int menteeRank = rank(pair.mentee(), pair.mentor());
        int mentorRank = rank(pair.mentor(), pair.mentee());
        return new Explanation(
                "WISHES",
                Parameters.of(
                        "menteeHasList", menteeList,
                        "menteeRank", menteeRank,
                        "mentorHasList", mentorList,
                        "mentorRank", mentorRank,
                        "ranks", policy.ranks()),
                "The mentor is " + place(menteeList, menteeRank, "mentee") + "; the mentee is "
                        + place(mentorList, mentorRank, "mentor") + ".");
    }

    private static String place(boolean hasList, int rank, String whose) {
        if (!hasList) {
            return "not ranked, since the " + whose + " gave no wish list";
        }
        return rank == 0
                ? "not on the " + whose + "'s wish list"
                : "number " + rank + " on the " + whose + "'s wish list";
    }
}
