package dev.tandem.matching.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Who takes part for a strategy, ours first. Of stable pairs OR-tools knows nothing. */
final class Strategies {
    private static final Map<String, List<Contender>> CONTENDERS =
            new TreeMap<>(Map.of(
                    "optimal", List.of(new TandemOptimal(), new OrToolsOptimal()),
                    "stable", List.of(new TandemStable()),
                    "fair", List.of(new TandemFair(), new OrToolsFair()),
                    "peer", List.of(new TandemPeer(), new JgraphtPeer())));

    private Strategies() {}

    static List<Contender> of(String strategy) {
        List<Contender> contenders = CONTENDERS.get(strategy.toLowerCase(Locale.ROOT));
        if (contenders == null) {
            throw new InstanceException("there is no strategy '%s'; there are: %s"
                    .formatted(strategy, String.join(", ", CONTENDERS.keySet())));
        }
        return contenders;
    }

    static Contender of(String strategy, String solver) {
        return of(strategy).stream()
                .filter(contender -> contender.name().equals(solver))
                .findFirst()
                .orElseThrow(() -> new InstanceException("there is no solver '%s' for %s".formatted(solver, strategy)));
    }
}
