package dev.tandem.matching.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MaxFlow;
import java.util.Arrays;

/**
 * The fairest pairs with what OR-tools has: {@code SimpleMaxFlow} for the largest number of pairs and, by bisection, for
 * the highest score that all of so many pairs can have; then {@link OrToolsOptimal} on the edges that score as much.
 */
final class OrToolsFair implements Contender {
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
        int[] scores = Arrays.stream(instance.score()).sorted().distinct().toArray();
        int low = 0;
        if (scores.length > 0) {
            long most = pairs(instance, scores[0]);
            int high = scores.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (pairs(instance, scores[middle]) == most) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
        }
        return OrToolsOptimal.solve(instance, scores.length == 0 ? 0 : scores[low]);
    }

    private static long pairs(Instance instance, int threshold) {
        MaxFlow flow = new MaxFlow();
        int mentees = instance.mentees();
        int mentors = instance.capacity().length;
        int source = mentees + mentors;
        int sink = source + 1;
        instance.forEachEdge((e, mentee) -> {
            if (instance.score()[e] >= threshold) {
                flow.addArcWithCapacity(mentee, mentees + instance.mentor()[e], 1);
            }
        });
        for (int mentee = 0; mentee < mentees; mentee++) {
            flow.addArcWithCapacity(source, mentee, 1);
        }
        for (int mentor = 0; mentor < mentors; mentor++) {
            flow.addArcWithCapacity(mentees + mentor, sink, instance.capacity()[mentor]);
        }
        MaxFlow.Status status = flow.solve(source, sink);
        if (status != MaxFlow.Status.OPTIMAL) {
            throw new IllegalStateException("OR-tools found " + status);
        }
        return flow.getOptimalFlow();
    }
}
