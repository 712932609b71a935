package dev.tandem.matching.engine.graph;

import dev.tandem.matching.engine.graph.Graphs.Worth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random graphs of peers. */
public final class Peers {
    private Peers() {}

    /** Edges in any order. */
    public static final class Edges {
        private final List<int[]> edges = new ArrayList<>();

        public Edges edge(int a, int b, int score) {
            edges.add(new int[] {a, b, score});
            return this;
        }

        public PeerGraph graph(int people) {
            return PeerGraph.of(people, column(0), column(1), column(2));
        }

        private int[] column(int index) {
            return edges.stream().mapToInt(edge -> edge[index]).toArray();
        }
    }

    /** How a random graph is made: triangles strung together make odd cycles and nested blossoms. */
    public record Shape(int people, int percentEdges, int triangles, int distinctScores, long seed) {
        public PeerGraph graph() {
            SplittableRandom random = new SplittableRandom(seed);
            boolean[][] taken = new boolean[people][people];
            Edges edges = new Edges();
            for (int a = 0; a < people; a++) {
                for (int b = a + 1; b < people; b++) {
                    if (random.nextInt(100) < percentEdges) {
                        add(edges, taken, a, b, random);
                    }
                }
            }
            for (int i = 0; people >= 3 && i < triangles; i++) {
                int a = random.nextInt(people);
                int b = random.nextInt(people);
                int c = random.nextInt(people);
                add(edges, taken, a, b, random);
                add(edges, taken, b, c, random);
                add(edges, taken, c, a, random);
            }
            return edges.graph(people);
        }

        /** Some pairs locked, with or without an edge. */
        public PeerProblem problem() {
            PeerProblem problem = PeerProblem.withoutLocks(graph());
            SplittableRandom random = new SplittableRandom(seed ^ 0x10c);
            for (int i = 0; people > 1 && i < people / 6; i++) {
                int a = random.nextInt(people);
                int b = random.nextInt(people);
                if (a != b && problem.isFree(a) && problem.isFree(b)) {
                    problem.lockedPartner()[a] = b;
                    problem.lockedPartner()[b] = a;
                    problem.lockedScore()[a] = score(random);
                    problem.lockedScore()[b] = problem.lockedScore()[a];
                }
            }
            return problem;
        }

        private void add(Edges edges, boolean[][] taken, int a, int b, SplittableRandom random) {
            if (a != b && !taken[a][b]) {
                taken[a][b] = true;
                taken[b][a] = true;
                edges.edge(a, b, score(random));
            }
        }

        private int score(SplittableRandom random) {
            return distinctScores == 1
                    ? 500_000
                    : (int) (random.nextInt(distinctScores) * 1_000_000L / (distinctScores - 1));
        }
    }

    public static Arbitrary<Shape> shapes(int maxPeople, int maxPercentEdges) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, maxPeople),
                        Arbitraries.integers().between(0, maxPercentEdges),
                        Arbitraries.integers().between(0, maxPeople),
                        Arbitraries.of(1, 2, 3, 11, 1_000_001),
                        Arbitraries.longs())
                .as(Shape::new);
    }

    /** Everybody knows some {@code degree} others, near ones more often, as pools with clusters do. */
    public static PeerGraph sparse(int people, int degree, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int perPerson = degree / 2;
        int[] from = new int[people * perPerson];
        int[] to = new int[people * perPerson];
        int[] score = new int[people * perPerson];
        int count = 0;
        for (int person = 0; person < people; person++) {
            int begin = count;
            for (int attempt = 0; attempt < 4 * degree && count < begin + perPerson; attempt++) {
                int spread = random.nextInt(3) == 0 ? people : Math.min(people, 4 * degree);
                // Only to those who come later, so that no edge comes twice.
                int other = person + 1 + random.nextInt(spread);
                if (other < people && !contains(to, begin, count, other)) {
                    from[count] = person;
                    to[count] = other;
                    score[count++] = 300_000 + random.nextInt(700_001);
                }
            }
        }
        return PeerGraph.of(people, Arrays.copyOf(from, count), Arrays.copyOf(to, count), Arrays.copyOf(score, count));
    }

    private static boolean contains(int[] values, int from, int to, int value) {
        for (int i = from; i < to; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    public static PeerGraph permuted(PeerGraph graph, List<Integer> order) {
        int[] newIndex = new int[graph.people()];
        for (int i = 0; i < order.size(); i++) {
            newIndex[order.get(i)] = i;
        }
        Edges edges = new Edges();
        for (int a = 0; a < graph.people(); a++) {
            for (int half = graph.rowStart()[a]; half < graph.rowStart()[a + 1]; half++) {
                if (a < graph.neighbour()[half]) {
                    edges.edge(newIndex[a], newIndex[graph.neighbour()[half]], graph.score()[half]);
                }
            }
        }
        return edges.graph(graph.people());
    }

    /** The best of all pairings, tried one by one: the highest Σ (score + bonus) and what it is worth. */
    public static Best bestOfAll(PeerProblem problem, long bonus) {
        boolean[] taken = new boolean[problem.graph().people()];
        int pairs = 0;
        long total = 0;
        for (int person = 0; person < taken.length; person++) {
            if (!problem.isFree(person)) {
                taken[person] = true;
                if (person < problem.lockedPartner()[person]) {
                    pairs++;
                    total += problem.lockedScore()[person];
                }
            }
        }
        return best(problem.graph(), bonus, 0, taken, new Best(pairs * bonus + total, new Worth(pairs, total)));
    }

    private static Best best(PeerGraph graph, long bonus, int person, boolean[] taken, Best soFar) {
        if (person == taken.length) {
            return soFar;
        }
        Best best = best(graph, bonus, person + 1, taken, soFar);
        for (int half = graph.rowStart()[person]; !taken[person] && half < graph.rowStart()[person + 1]; half++) {
            int other = graph.neighbour()[half];
            if (other > person && !taken[other]) {
                taken[person] = true;
                taken[other] = true;
                int score = graph.score()[half];
                Best with = new Best(
                        soFar.value + score + bonus, new Worth(soFar.worth.pairs() + 1, soFar.worth.total() + score));
                Best found = best(graph, bonus, person + 1, taken, with);
                best = found.value > best.value ? found : best;
                taken[person] = false;
                taken[other] = false;
            }
        }
        return best;
    }

    public record Best(long value, Worth worth) {}

    public static Worth worth(PeerProblem problem, PeerSolution solution) {
        int pairs = 0;
        long total = 0;
        PeerGraph graph = problem.graph();
        for (int person = 0; person < graph.people(); person++) {
            int partner = solution.partner()[person];
            if (person < partner) {
                pairs++;
                total += problem.isFree(person)
                        ? graph.score()[
                                Arrays.binarySearch(
                                        graph.neighbour(),
                                        graph.rowStart()[person],
                                        graph.rowStart()[person + 1],
                                        partner)]
                        : problem.lockedScore()[person];
            }
        }
        return new Worth(pairs, total);
    }
}
