package dev.tandem.matching.engine;

import java.util.List;
import java.util.Set;

/** Builds a {@link MatchPolicy}, whose records say what each value means. */
public final class MatchPolicyBuilder {
    private static final int NEUTRAL = FixedPoint.ONE / 2;

    private MatchPolicy.Skills skills = new MatchPolicy.Skills(40, null, NEUTRAL, 50, 2);
    private MatchPolicy.Goals goals = new MatchPolicy.Goals(20, null, NEUTRAL);
    private MatchPolicy.Interests interests = new MatchPolicy.Interests(10, null, NEUTRAL);
    private MatchPolicy.Availability availability = new MatchPolicy.Availability(15, null, NEUTRAL, 120);
    private MatchPolicy.Languages languages = new MatchPolicy.Languages(5, null, NEUTRAL, 1);
    private MatchPolicy.Department department =
            new MatchPolicy.Department(5, null, NEUTRAL, DepartmentPreference.DIFFERENT);
    private MatchPolicy.Seniority seniority = new MatchPolicy.Seniority(10, null, NEUTRAL, 1, 3, 3);
    private MatchPolicy.Proximity proximity =
            new MatchPolicy.Proximity(0, null, NEUTRAL, 1_000_000, 800_000, 300_000, 25, 250);
    private MatchPolicy.Commitment commitment = new MatchPolicy.Commitment(0, null, NEUTRAL, 4);
    private MatchPolicy.MeetingModes meetingModes = new MatchPolicy.MeetingModes(0, null, NEUTRAL);
    private MatchPolicy.Experience experience = new MatchPolicy.Experience(0, null, NEUTRAL, 0, 5);
    private MatchPolicy.CommunicationStyle communicationStyle =
            new MatchPolicy.CommunicationStyle(0, null, NEUTRAL, StylePreference.SIMILAR);
    private MatchPolicy.MutualPreference mutualPreference = new MatchPolicy.MutualPreference(0, null, NEUTRAL, 10);
    private MatchPolicy.Affinity affinity = new MatchPolicy.Affinity(0, null, NEUTRAL, Set.of());
    private List<MatchPolicy.Question> questions = List.of();
    private int mentorShare = 50;
    private MatchPolicy.HardRules rules = new MatchPolicy.HardRules(true, true, true, 60, 0, false);

    MatchPolicyBuilder() {}

    MatchPolicyBuilder(MatchPolicy policy) {
        skills = policy.skills();
        goals = policy.goals();
        interests = policy.interests();
        availability = policy.availability();
        languages = policy.languages();
        department = policy.department();
        seniority = policy.seniority();
        proximity = policy.proximity();
        commitment = policy.commitment();
        meetingModes = policy.meetingModes();
        experience = policy.experience();
        communicationStyle = policy.communicationStyle();
        mutualPreference = policy.mutualPreference();
        affinity = policy.affinity();
        questions = policy.questions();
        mentorShare = policy.mentorShare();
        rules = policy.rules();
    }

    public MatchPolicyBuilder skills(MatchPolicy.Skills value) {
        skills = value;
        return this;
    }

    public MatchPolicyBuilder goals(MatchPolicy.Goals value) {
        goals = value;
        return this;
    }

    public MatchPolicyBuilder interests(MatchPolicy.Interests value) {
        interests = value;
        return this;
    }

    public MatchPolicyBuilder availability(MatchPolicy.Availability value) {
        availability = value;
        return this;
    }

    public MatchPolicyBuilder languages(MatchPolicy.Languages value) {
        languages = value;
        return this;
    }

    public MatchPolicyBuilder department(MatchPolicy.Department value) {
        department = value;
        return this;
    }

    public MatchPolicyBuilder seniority(MatchPolicy.Seniority value) {
        seniority = value;
        return this;
    }

    public MatchPolicyBuilder proximity(MatchPolicy.Proximity value) {
        proximity = value;
        return this;
    }

    public MatchPolicyBuilder commitment(MatchPolicy.Commitment value) {
        commitment = value;
        return this;
    }

    public MatchPolicyBuilder meetingModes(MatchPolicy.MeetingModes value) {
        meetingModes = value;
        return this;
    }

    public MatchPolicyBuilder experience(MatchPolicy.Experience value) {
        experience = value;
        return this;
    }

    public MatchPolicyBuilder communicationStyle(MatchPolicy.CommunicationStyle value) {
        communicationStyle = value;
        return this;
    }

    public MatchPolicyBuilder mutualPreference(MatchPolicy.MutualPreference value) {
        mutualPreference = value;
        return this;
    }

    public MatchPolicyBuilder affinity(MatchPolicy.Affinity value) {
        affinity = value;
        return this;
    }

    public MatchPolicyBuilder questions(List<MatchPolicy.Question> value) {
        questions = value;
        return this;
    }

    /** In percent, 0…100. */
    public MatchPolicyBuilder mentorShare(int value) {
        mentorShare = value;
        return this;
    }

    public MatchPolicyBuilder rules(MatchPolicy.HardRules value) {
        rules = value;
        return this;
    }

    public MatchPolicy build() {
        return new MatchPolicy(
                skills,
                goals,
                interests,
                availability,
                languages,
                department,
                seniority,
                proximity,
                commitment,
                meetingModes,
                experience,
                communicationStyle,
                mutualPreference,
                affinity,
                questions,
                mentorShare,
                rules);
    }
}
