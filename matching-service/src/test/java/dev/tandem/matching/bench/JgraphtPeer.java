package dev.tandem.matching.bench;

import dev.tandem.matching.engine.graph.PeerGraph;
import dev.tandem.matching.engine.solver.PeerMatcher;
import java.util.HashSet;
import java.util.Set;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * The reference for peers: JGraphT's Blossom V. It is told to prefer pairs by a bonus in every weight, and counts in
 * {@code double}, so it takes part only where the sum of weights is exact.
 */
final class JgraphtPeer implements Contender {
    private static final int MOST_PEOPLE = 20_000;

    @Override
    public String name() {
        return "jgrapht";
    }

    @Override
    public boolean takes(Instance instance) {
        return Math.max(instance.mentees(), instance.capacity().length) <= MOST_PEOPLE;
    }

    @Override
    public Solved solve(Instance instance) {
        PeerGraph peers = instance.peers();
        long bonus = PeerMatcher.lexicographicBonus(peers);
        // It doubles the graph with vertices and edges of its own making.
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(), SupplierUtil.DEFAULT_WEIGHTED_EDGE_SUPPLIER);
        for (int person = 0; person < peers.people(); person++) {
            graph.addVertex();
        }
        for (int person = 0; person < peers.people(); person++) {
            for (int half = peers.rowStart()[person]; half < peers.rowStart()[person + 1]; half++) {
                if (person < peers.neighbour()[half]) {
                    DefaultWeightedEdge edge = graph.addEdge(person, peers.neighbour()[half]);
                    graph.setEdgeWeight(edge, (double) (peers.score()[half] + bonus));
                }
            }
        }
        Set<DefaultWeightedEdge> chosen = new KolmogorovWeightedMatching<>(graph, ObjectiveSense.MAXIMIZE)
                .getMatching()
                .getEdges();
        return () -> {
            Set<Integer> paired = new HashSet<>();
            long total = 0;
            long violations = 0;
            for (DefaultWeightedEdge edge : chosen) {
                total += Math.round(graph.getEdgeWeight(edge)) - bonus;
                violations += (paired.add(graph.getEdgeSource(edge)) ? 0 : 1)
                        + (paired.add(graph.getEdgeTarget(edge)) ? 0 : 1);
            }
            return new Judgement(chosen.size(), total, total, violations);
        };
    }
}
