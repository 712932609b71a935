package dev.tandem.matching.engine.graph;

/**
 * A problem in which each side has its own opinion of a pair. The graph's own score is what the policy makes of both; it
 * counts for the total and for nothing else.
 *
 * <p>A higher score is preferred and a lower index breaks ties. Anybody eligible is preferred to nobody. Locked pairs
 * take their places first and are no matter of preference.
 *
 * @param menteeScore by edge of the graph: how good the mentor is for the mentee
 * @param mentorScore by edge of the graph: how good the mentee is for the mentor
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record StableProblem(MatchProblem problem, int[] menteeScore, int[] mentorScore) {
    public StableProblem {
        if (menteeScore.length != problem.graph().edges() || mentorScore.length != menteeScore.length) {
            throw new IllegalArgumentException("Each edge needs a score of either side.");
        }
    }
}
