package dev.tandem.matching.engine;

import java.util.Objects;

/** 1 when the departments are the same or different, whichever the policy prefers, and 0 otherwise. */
record DepartmentCriterion(MatchPolicy.Department policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.DEPARTMENT;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        int a = pair.mentee().department;
        int b = pair.mentor().department;
        if (a == Profile.NOT_STATED || b == Profile.NOT_STATED) {
            return MISSING;
        }
        boolean wantSame = policy.preference() == DepartmentPreference.SAME;
        return (a == b) == wantSame ? FixedPoint.ONE : 0;
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        String mentee = Objects.requireNonNullElse(pair.mentee().participant.department(), "");
        String mentor = Objects.requireNonNullElse(pair.mentor().participant.department(), "");
        boolean same = mentee.equals(mentor);
        return new Explanation(
                same ? "DEPARTMENT_SAME" : "DEPARTMENT_DIFFERENT",
                Parameters.of(
                        "menteeDepartment", mentee,
                        "mentorDepartment", mentor,
                        "preference", policy.preference().name()),
                (same ? "Both work in " + mentee : "The mentee works in " + mentee + ", the mentor in " + mentor)
                        + "; "
                        + (policy.preference() == DepartmentPreference.SAME ? "one department" : "two departments")
                        + " would be preferred.");
    }
}
