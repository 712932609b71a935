package dev.tandem.matching.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;

/** The reference: OR-tools' {@code SimpleMinCostFlow}, maximum flow of minimum cost, from a source over all to a sink. */
final class OrToolsOptimal implements Contender {
    @Override
    public String name() {
        return "or-tools";
    }

    @Override
    public void prepare() {
        Loader.loadNativeLibraries();
    }

    @Override
    public Solved solve(Instance instance) {
        return solve(instance, 0);
    }

    /** The same on edges of at least so high a score. */
    static Solved solve(Instance instance, int threshold) {
        MinCostFlow flow = new MinCostFlow();
        int mentees = instance.mentees();
        int mentors = instance.capacity().length;
        int source = mentees + mentors;
        int sink = source + 1;
        instance.forEachEdge((e, mentee) -> {
            if (instance.score()[e] >= threshold) {
                flow.addArcWithCapacityAndUnitCost(mentee, mentees + instance.mentor()[e], 1, -instance.score()[e]);
            }
        });
        for (int mentee = 0; mentee < mentees; mentee++) {
            flow.addArcWithCapacityAndUnitCost(source, mentee, 1, 0);
        }
        for (int mentor = 0; mentor < mentors; mentor++) {
            flow.addArcWithCapacityAndUnitCost(mentees + mentor, sink, instance.capacity()[mentor], 0);
        }
        flow.setNodeSupply(source, mentees);
        flow.setNodeSupply(sink, -mentees);
        MinCostFlowBase.Status status = flow.solveMaxFlowWithMinCost();
        return () -> judge(instance, threshold, flow, status);
    }

    private static Judgement judge(Instance instance, int threshold, MinCostFlow flow, MinCostFlowBase.Status status) {
        boolean[] paired = new boolean[instance.mentees()];
        int[] left = instance.capacity().clone();
        long[] sums = {0, 0, status == MinCostFlowBase.Status.OPTIMAL ? 0 : 1};
        int[] arc = {0};
        instance.forEachEdge((e, mentee) -> {
            if (instance.score()[e] >= threshold && flow.getFlow(arc[0]++) != 0) {
                sums[0]++;
                sums[1] += instance.score()[e];
                sums[2] += (paired[mentee] ? 1 : 0) + (--left[instance.mentor()[e]] < 0 ? 1 : 0);
                paired[mentee] = true;
            }
        });
        return new Judgement(sums[0], sums[1], sums[1], sums[2]);
    }
}
