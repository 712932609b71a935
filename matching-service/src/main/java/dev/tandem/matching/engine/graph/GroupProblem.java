package dev.tandem.matching.engine.graph;

/**
 * A problem in which a mentor either runs one group of at least so many mentees, or none at all.
 *
 * <p>Locked pairs count for their mentor's group and open it. If the groups opened by locks cannot all reach their
 * minimum together, the locks come first and none of these groups is held to it; see {@link GroupSolution#waived}.
 *
 * @param minimumSize by mentor; 0 and 1 ask for nothing, and more than there are places allows no group
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record GroupProblem(MatchProblem problem, int[] minimumSize) {
    public GroupProblem {
        if (minimumSize.length != problem.graph().mentors()) {
            throw new IllegalArgumentException("Each mentor needs a minimum.");
        }
    }
}
