package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.GroupProblem;
import dev.tandem.matching.engine.graph.GroupSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.Pairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Groups with a minimum size: a mentor runs one group of at least so many mentees, or none. As many pairs as possible,
 * then the highest total score. Which mentors run a group is hard in general; once that is decided the rest is a flow
 * ({@link GroupFlow}).
 *
 * <p>Without minimums that matter this is {@link OptimalMatcher}. Otherwise a first answer comes from closing groups that
 * stay too small and from local search ({@link GroupSearch}), and branch and bound (Land and Doig, 1960) over the
 * mentors whose minimum is broken raises it or lowers the bound, best bound first, until both meet or the work allowed is
 * done. The cases it has distinguished, with their prices, are the proof of the bound.
 */
public final class GroupMatcher {
    /** Edges looked at by all flows together, roughly. */
    private static final long WORK = 30_000_000;

    private static final int MOST_FLOWS = 3_000;
    private static final int LEAST_FLOWS = 8;
    /** Prices kept for the proof: numbers in all cases together. */
    private static final long MOST_PRICES = 8_000_000;

    private final GroupProblem groups;
    private final GroupFlow flow;
    private final long bonus;
    private final Budget budget;
    private boolean waived;

    private final List<Case> cases = new ArrayList<>();
    private GroupFlow.@Nullable Result best;

    /** What may still be done. */
    static final class Budget {
        private final int flows;
        private final IntConsumer percent;
        private int used;

        Budget(int flows, IntConsumer percent) {
            this.flows = flows;
            this.percent = percent;
        }

        boolean allows(double share) {
            return used < flows * share;
        }

        /** Counts one flow and tells how much is done. */
        IntConsumer spend() {
            int done = Math.min(99, (int) (100L * used++ / flows));
            return entered -> percent.accept(done);
        }
    }

    /** A case of the proof; last ones have prices and wait, or are done. */
    private static final class Case {
        private final byte[] standing;
        private final long bound;
        private long[] menteePrice;
        private long[] mentorPrice;
        private int asked = -1;
        private int ifOpen = -1;
        private int ifClosed = -1;
        private final int number;
        /** The mentor to ask next. */
        private final int next;

        private Case(int number, byte[] standing, GroupFlow.Result result, long bound, int next) {
            this.number = number;
            this.standing = standing;
            this.bound = bound;
            this.next = next;
            menteePrice = result.menteePrice();
            mentorPrice = result.mentorPrice();
        }
    }

    private GroupMatcher(GroupProblem groups, IntConsumer percent) {
        this.groups = groups;
        MatchGraph graph = groups.problem().graph();
        bonus = bonus(graph);
        flow = new GroupFlow(groups, bonus);
        long size = 1L + graph.edges() + graph.mentees() + graph.mentors();
        long people = 1L + graph.mentees() + graph.mentors();
        int flows = Math.clamp(Math.min(WORK / size, MOST_PRICES / people), LEAST_FLOWS, MOST_FLOWS);
        budget = new Budget(flows, percent);
    }

    /** A λ that is more than any total, so that Σ (score + λ) compares pairs first. */
    public static long bonus(MatchGraph graph) {
        return (graph.mentees() + 1L) * MatchGraph.MAX_SCORE;
    }

    /**
     * Good groups and a bound on all others; the best ones where the bound is reached.
     *
     * @param percent told how much is done, 0…100; may throw to stop
     */
    public static GroupSolution solve(GroupProblem groups, IntConsumer percent) {
        return new GroupMatcher(groups, percent).run();
    }

    private GroupSolution run() {
        byte[] standing = flow.standing();
        GroupFlow.Result root = flow.solve(standing, false, budget.spend());
        if (!root.feasible()) {
            waived = true;
            root = flow.solve(standing, true, budget.spend());
        }
        int broken = broken(standing, root);
        cases.add(new Case(0, standing, root, root.value(), broken));
        if (broken == -1) {
            best = root;
            return solution(root);
        }
        GroupFlow.Result first = new GroupSearch(flow, waived, budget).find(standing, root);
        best = first;
        branchAndBound();
        return solution(best == null ? first : best);
    }

    /** The undecided mentor whose group is furthest below its minimum, -1 for none. */
    private int broken(byte[] standing, GroupFlow.Result result) {
        int worst = -1;
        int most = 0;
        for (int mentor = 0; mentor < standing.length; mentor++) {
            int size = result.size()[mentor];
            if (standing[mentor] == GroupFlow.UNDECIDED && size > 0 && flow.minimum(mentor) - size > most) {
                most = flow.minimum(mentor) - size;
                worst = mentor;
            }
        }
        return worst;
    }

    private void branchAndBound() {
        PriorityQueue<Case> open = new PriorityQueue<>(
                Comparator.comparingLong((Case node) -> -node.bound).thenComparingInt(node -> -node.number));
        open.add(cases.getFirst());
        while (!open.isEmpty() && budget.allows(1)) {
            Case node = open.remove();
            if (node.bound <= bestValue()) {
                return;
            }
            node.asked = node.next;
            node.ifOpen = branch(node, GroupFlow.OPEN, open);
            node.ifClosed = branch(node, GroupFlow.CLOSED, open);
            node.menteePrice = new long[0];
            node.mentorPrice = new long[0];
        }
    }

    private long bestValue() {
        return best == null ? -1 : best.value();
    }

    private int branch(Case above, byte answer, PriorityQueue<Case> open) {
        byte[] standing = above.standing.clone();
        standing[above.next] = answer;
        GroupFlow.Result result = flow.solve(standing, waived, budget.spend());
        int broken = result.feasible() ? broken(standing, result) : -1;
        Case node = new Case(cases.size(), standing, result, result.value(), broken);
        cases.add(node);
        if (broken != -1 && node.bound > bestValue()) {
            open.add(node);
        } else if (result.feasible() && broken == -1 && result.value() > bestValue()) {
            best = result;
        }
        return node.number;
    }

    private GroupSolution solution(GroupFlow.Result result) {
        int[] mentorOf = result.mentorOf().clone();
        int[] locked = groups.problem().lockedMentor();
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            mentorOf[mentee] = locked[mentee] == -1 ? mentorOf[mentee] : locked[mentee];
        }
        int[] asked = new int[cases.size()];
        int[] ifOpen = new int[asked.length];
        int[] ifClosed = new int[asked.length];
        Arrays.setAll(asked, number -> cases.get(number).asked);
        Arrays.setAll(ifOpen, number -> cases.get(number).ifOpen);
        Arrays.setAll(ifClosed, number -> cases.get(number).ifClosed);
        return new GroupSolution(
                Pairs.of(mentorOf),
                waived,
                bonus,
                asked,
                ifOpen,
                ifClosed,
                cases.stream().map(node -> node.menteePrice).toArray(long[][]::new),
                cases.stream().map(node -> node.mentorPrice).toArray(long[][]::new));
    }
}
