package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reason for or against a pair, measured 0…1,000,000. A new criterion is one more implementation. */
sealed interface Criterion
        permits SkillsCriterion,
                GoalsCriterion,
                InterestsCriterion,
                AvailabilityCriterion,
                LanguagesCriterion,
                DepartmentCriterion,
                SeniorityCriterion,
                ProximityCriterion,
                CommitmentCriterion,
                MeetingModesCriterion,
                ExperienceCriterion,
                CommunicationStyleCriterion,
                MutualPreferenceCriterion,
                AffinityCriterion,
                QuestionCriterion {

    /** What {@link #measure} says when either side has not stated what the criterion needs. */
    int MISSING = -1;

    /** All criteria of a policy, whatever their weight, in the order in which contributions are listed. */
    static List<Criterion> of(MatchPolicy policy) {
        List<Criterion> criteria = new ArrayList<>(List.of(
                new SkillsCriterion(policy.skills()),
                new GoalsCriterion(policy.goals()),
                new InterestsCriterion(policy.interests()),
                new AvailabilityCriterion(policy.availability()),
                new LanguagesCriterion(policy.languages()),
                new DepartmentCriterion(policy.department()),
                new SeniorityCriterion(policy.seniority()),
                new ProximityCriterion(policy.proximity()),
                new CommitmentCriterion(policy.commitment()),
                new MeetingModesCriterion(policy.meetingModes()),
                new ExperienceCriterion(policy.experience()),
                new CommunicationStyleCriterion(policy.communicationStyle()),
                new MutualPreferenceCriterion(policy.mutualPreference()),
                new AffinityCriterion(policy.affinity())));
        policy.questions().forEach(question -> criteria.add(new QuestionCriterion(question)));
        return List.copyOf(criteria);
    }

    CriterionCode code();

    /** What the policy says of it. */
    MatchPolicy.Weighing weighing();

    /** The key of the question it is about, if it is about one. */
    default @Nullable String question() {
        return null;
    }

    /** Whether it measures the same with mentee and mentor swapped. */
    default boolean symmetric() {
        return true;
    }

    /** The value in millionths, rounded half up, or {@link #MISSING}. */
    int measure(CandidatePair pair);

    /** Says why a pair, for which the datum is not missing, has the value it has. */
    Explanation explain(CandidatePair pair);
}
