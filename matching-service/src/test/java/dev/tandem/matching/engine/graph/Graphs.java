package dev.tandem.matching.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random assignment problems. */
public final class Graphs {
    private Graphs() {}

    /** How a random problem is made; small numbers of distinct scores make many ties. */
    public record Shape(int mentees, int mentors, int maxCapacity, int percentEdges, int distinctScores, long seed) {
        public MatchGraph graph() {
            SplittableRandom random = new SplittableRandom(seed);
            int[] capacity = new int[mentors];
            Arrays.setAll(capacity, mentor -> random.nextInt(maxCapacity + 1));
            MatchGraph.Builder graph = new MatchGraph.Builder(capacity);
            for (int mentee = 0; mentee < mentees; mentee++) {
                for (int mentor = 0; mentor < mentors; mentor++) {
                    if (random.nextInt(100) < percentEdges) {
                        graph.edge(mentor, score(random));
                    }
                }
                graph.endRow();
            }
            return graph.build();
        }

        /** Some mentees locked to mentors with places, with or without an edge. */
        public MatchProblem problem() {
            MatchGraph graph = graph();
            MatchProblem free = MatchProblem.withoutLocks(graph);
            SplittableRandom random = new SplittableRandom(seed ^ 0x5eed);
            int[] left = graph.capacity().clone();
            for (int mentee = 0; mentee < mentees; mentee++) {
                int mentor = mentors == 0 ? 0 : random.nextInt(mentors);
                if (mentors > 0 && random.nextInt(5) == 0 && left[mentor] > 0) {
                    left[mentor]--;
                    free.lockedMentor()[mentee] = mentor;
                    free.lockedScore()[mentee] = score(random);
                }
            }
            return free;
        }

        private int score(SplittableRandom random) {
            return distinctScores == 1
                    ? 500_000
                    : (int) (random.nextInt(distinctScores) * 1_000_000L / (distinctScores - 1));
        }
    }

    public static Arbitrary<Shape> shapes(int maxMentees, int maxMentors, int maxCapacity) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, maxMentees),
                        Arbitraries.integers().between(0, maxMentors),
                        Arbitraries.integers().between(0, maxCapacity),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(1, 2, 3, 11, 1_000_001),
                        Arbitraries.longs())
                .as(Shape::new);
    }

    /** Each mentee knows {@code degree} mentors, nearer ones more often and with higher scores, as pools with clusters do. */
    public static MatchGraph sparse(int mentees, int mentors, int degree, int capacity, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] capacities = new int[mentors];
        Arrays.fill(capacities, capacity);
        MatchGraph.Builder graph = new MatchGraph.Builder(capacities);
        for (int mentee = 0; mentee < mentees; mentee++) {
            int centre = (int) ((long) mentee * mentors / mentees);
            TreeMap<Integer, Integer> row = new TreeMap<>();
            while (row.size() < Math.min(degree, mentors)) {
                int spread = random.nextInt(3) == 0 ? mentors : Math.min(mentors, 4 * degree);
                int mentor = Math.floorMod(centre + random.nextInt(spread) - spread / 2, mentors);
                row.put(mentor, 300_000 + random.nextInt(700_001));
            }
            row.forEach(graph::edge);
            graph.endRow();
        }
        return graph.build();
    }

    public static int edge(MatchGraph graph, int mentee, int mentor) {
        return Arrays.binarySearch(graph.mentor(), graph.rowStart()[mentee], graph.rowStart()[mentee + 1], mentor);
    }

    public static Worth worth(MatchProblem problem, Solution solution) {
        long total = 0;
        for (int i = 0; i < solution.pairMentee().length; i++) {
            int mentee = solution.pairMentee()[i];
            total += problem.lockedMentor()[mentee] != -1
                    ? problem.lockedScore()[mentee]
                    : problem.graph().score()[edge(problem.graph(), mentee, solution.pairMentor()[i])];
        }
        return new Worth(solution.pairMentee().length, total);
    }

    /** The same people in another order: {@code order[i]} is the old index of the new i-th. */
    public static MatchGraph permuted(MatchGraph graph, List<Integer> menteeOrder, List<Integer> mentorOrder) {
        int[] newMentor = new int[graph.mentors()];
        int[] capacity = new int[graph.mentors()];
        for (int i = 0; i < mentorOrder.size(); i++) {
            newMentor[mentorOrder.get(i)] = i;
            capacity[i] = graph.capacity()[mentorOrder.get(i)];
        }
        MatchGraph.Builder permuted = new MatchGraph.Builder(capacity);
        for (int mentee : menteeOrder) {
            TreeMap<Integer, Integer> row = new TreeMap<>();
            for (int e = graph.rowStart()[mentee]; e < graph.rowStart()[mentee + 1]; e++) {
                row.put(newMentor[graph.mentor()[e]], graph.score()[e]);
            }
            row.forEach(permuted::edge);
            permuted.endRow();
        }
        return permuted.build();
    }

    public static List<Integer> shuffled(int size, long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new java.util.Random(seed));
        return order;
    }

    /** What a pairing is worth: pairs first, then total score. */
    public record Worth(int pairs, long total) implements Comparable<Worth> {
        @Override
        public int compareTo(Worth other) {
            return pairs != other.pairs ? Integer.compare(pairs, other.pairs) : Long.compare(total, other.total);
        }
    }
}
