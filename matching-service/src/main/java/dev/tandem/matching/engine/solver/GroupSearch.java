package dev.tandem.matching.engine.solver;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Good groups without a promise: closes what stays too small, half of it at a time, once from the beginning and once
 * with those held open that are half full; then opens, closes and exchanges single groups as long as that helps.
 */
final class GroupSearch {
    /** The part of the work that may be spent here. */
    private static final double SHARE = 0.4;

    private final GroupFlow flow;
    private final boolean waived;
    private final GroupMatcher.Budget budget;

    private byte[] bestStanding = new byte[0];
    private GroupFlow.@Nullable Result best;

    GroupSearch(GroupFlow flow, boolean waived, GroupMatcher.Budget budget) {
        this.flow = flow;
        this.waived = waived;
        this.budget = budget;
    }

    /** Groups that keep every minimum; there always are some, if need be no groups at all besides those with locks. */
    GroupFlow.Result find(byte[] standing, GroupFlow.Result relaxed) {
        GroupFlow.Result closed = closeSmallOnes(standing.clone(), relaxed);
        byte[] held = standing.clone();
        for (int mentor : tooSmall(held, relaxed)) {
            boolean half = 2 * relaxed.size()[mentor] >= flow.minimum(mentor);
            held[mentor] = half ? GroupFlow.OPEN : GroupFlow.CLOSED;
        }
        if (budget.allows(SHARE)) {
            GroupFlow.Result filled = flow.solve(held, waived, budget.spend());
            if (filled.feasible()) {
                closeSmallOnes(held, filled);
            }
        }
        improve();
        return best == null ? closed : best;
    }

    private GroupFlow.Result closeSmallOnes(byte[] standing, GroupFlow.Result from) {
        GroupFlow.Result result = from;
        int[] small = tooSmall(standing, result);
        while (small.length > 0) {
            for (int i = 0; i < (small.length + 1) / 2; i++) {
                standing[small[i]] = GroupFlow.CLOSED;
            }
            GroupFlow.Result next = flow.solve(standing, waived, budget.spend());
            if (!next.feasible()) {
                // A group held open lives on those that were closed: let go of all that were held.
                for (int mentor = 0; mentor < standing.length; mentor++) {
                    standing[mentor] = standing[mentor] == GroupFlow.OPEN ? GroupFlow.UNDECIDED : standing[mentor];
                }
                next = flow.solve(standing, waived, budget.spend());
            }
            result = next;
            small = tooSmall(standing, result);
        }
        keepIfBetter(standing, result);
        return result;
    }

    /** Undecided mentors below their minimum, those who lack most first. */
    private int[] tooSmall(byte[] standing, GroupFlow.Result result) {
        return IntStream.range(0, standing.length)
                .filter(mentor -> standing[mentor] == GroupFlow.UNDECIDED
                        && result.size()[mentor] > 0
                        && result.size()[mentor] < flow.minimum(mentor))
                .boxed()
                .sorted(Comparator.comparingInt(mentor -> result.size()[mentor] - flow.minimum(mentor)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Remembers a result in which every undecided mentor has turned out to run a group or none. */
    private boolean keepIfBetter(byte[] standing, GroupFlow.Result result) {
        if (!result.feasible() || (best != null && result.value() <= best.value())) {
            return false;
        }
        best = result;
        bestStanding = standing.clone();
        for (int mentor = 0; mentor < standing.length; mentor++) {
            if (standing[mentor] == GroupFlow.UNDECIDED) {
                bestStanding[mentor] = result.size()[mentor] > 0 ? GroupFlow.OPEN : GroupFlow.CLOSED;
            }
        }
        return true;
    }

    private void improve() {
        byte[] asked = flow.standing();
        int[] mentors = IntStream.range(0, asked.length)
                .filter(mentor -> asked[mentor] == GroupFlow.UNDECIDED)
                .toArray();
        boolean better = true;
        while (better && budget.allows(SHARE)) {
            better = false;
            for (int i = 0; i < mentors.length && budget.allows(SHARE); i++) {
                better |= tryTurning(mentors[i], mentors[i]);
            }
            for (int i = 0; !better && i < mentors.length; i++) {
                for (int j = i + 1; !better && j < mentors.length && budget.allows(SHARE); j++) {
                    if (bestStanding[mentors[i]] != bestStanding[mentors[j]]) {
                        better = tryTurning(mentors[i], mentors[j]);
                    }
                }
            }
        }
    }

    private boolean tryTurning(int a, int b) {
        byte[] standing = bestStanding.clone();
        standing[a] = turned(standing[a]);
        standing[b] = b == a ? standing[b] : turned(standing[b]);
        return keepIfBetter(standing, flow.solve(standing, waived, budget.spend()));
    }

    private static byte turned(byte standing) {
        return standing == GroupFlow.OPEN ? GroupFlow.CLOSED : GroupFlow.OPEN;
    }
}
