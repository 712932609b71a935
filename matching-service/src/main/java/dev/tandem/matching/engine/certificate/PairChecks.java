package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import java.util.Arrays;

/** Whether pairs are a pairing at all: what every strategy between mentees and mentors has to keep. */
final class PairChecks {
    private static final int NONE = -1;

    private final MatchProblem problem;
    private final MatchGraph graph;
    private final Findings findings;

    /** First mentor of each mentee, -1 for none. */
    final int[] chosen;
    /** The edge of a mentee's pair; -1 for locked, unmatched and ineligible ones. */
    final int[] chosenEdge;
    /** Pairs of each mentor. */
    final int[] used;
    /** Places of each mentor that locks leave open. */
    final int[] openPlaces;

    long totalScore;

    PairChecks(MatchProblem problem, Findings findings) {
        this.problem = problem;
        this.graph = problem.graph();
        this.findings = findings;
        chosen = new int[graph.mentees()];
        Arrays.fill(chosen, NONE);
        chosenEdge = new int[graph.mentees()];
        Arrays.fill(chosenEdge, NONE);
        used = new int[graph.mentors()];
        openPlaces = graph.capacity().clone();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] != NONE) {
                openPlaces[problem.lockedMentor()[mentee]]--;
            }
        }
    }

    /** Looks at everything; false when somebody is unknown, and then nothing else can be looked at. */
    boolean areKnown(Pairs pairs) {
        boolean fit = pairs.mentee().length == pairs.mentor().length;
        findings.examine(CheckCode.KNOWN_PARTICIPANTS, fit, "The lists of the solution do not fit the problem.");
        for (int pair = 0; fit && pair < pairs.mentee().length; pair++) {
            int mentee = pairs.mentee()[pair];
            int mentor = pairs.mentor()[pair];
            boolean known = mentee >= 0 && mentee < graph.mentees() && mentor >= 0 && mentor < graph.mentors();
            findings.examine(
                    CheckCode.KNOWN_PARTICIPANTS, known, "Mentee %s or mentor %s does not exist.", mentee, mentor);
        }
        if (!findings.passed(CheckCode.KNOWN_PARTICIPANTS)) {
            return false;
        }
        for (int pair = 0; pair < pairs.mentee().length; pair++) {
            pair(pairs.mentee()[pair], pairs.mentor()[pair]);
        }
        locksAndCapacities();
        return true;
    }

    private void pair(int mentee, int mentor) {
        boolean first = chosen[mentee] == NONE;
        findings.examine(
                CheckCode.ONE_MENTOR_PER_MENTEE, first, "Mentee %s has mentor %s besides another.", mentee, mentor);
        used[mentor]++;
        int edge = Arrays.binarySearch(graph.mentor(), graph.rowStart()[mentee], graph.rowStart()[mentee + 1], mentor);
        if (problem.lockedMentor()[mentee] != NONE) {
            totalScore += problem.lockedScore()[mentee];
        } else {
            findings.examine(
                    CheckCode.ELIGIBLE_PAIRS,
                    edge >= 0,
                    "Mentee %s and mentor %s are no eligible pair.",
                    mentee,
                    mentor);
            totalScore += edge >= 0 ? graph.score()[edge] : 0;
        }
        if (first) {
            chosen[mentee] = mentor;
            chosenEdge[mentee] = edge >= 0 && problem.lockedMentor()[mentee] == NONE ? edge : NONE;
        }
    }

    private void locksAndCapacities() {
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            int locked = problem.lockedMentor()[mentee];
            if (locked != NONE) {
                findings.examine(
                        CheckCode.LOCKS_KEPT,
                        chosen[mentee] == locked,
                        "Mentee %s is locked to mentor %s.",
                        mentee,
                        locked);
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            findings.examine(
                    CheckCode.CAPACITY,
                    used[mentor] <= graph.capacity()[mentor],
                    "Mentor %s has %s mentees and %s places.",
                    mentor,
                    used[mentor],
                    graph.capacity()[mentor]);
        }
    }
}
