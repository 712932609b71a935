package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.Pair;
import dev.tandem.matching.engine.PairEvaluator;
import dev.tandem.matching.engine.Participant;
import dev.tandem.matching.engine.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds which pairs of an earlier run can be kept in a pool, after the locked ones have taken their places. */
final class KeptPairs {

    private final Map<UUID, Participant> byId = new HashMap<>();
    private final Map<UUID, Integer> room = new HashMap<>();
    private final PairEvaluator evaluator;

    KeptPairs(MatchInput input, PairEvaluator evaluator) {
        this.evaluator = evaluator;
        for (Participant participant : input.participants()) {
            byId.put(participant.id(), participant);
            room.put(participant.id(), participant.side() == Side.MENTOR ? participant.capacity() : 1);
        }
        input.locked().forEach(this::take);
    }

    /** In the order of ids, so that of two pairs that want the last place always the same one gets it. */
    Set<Pair> possible(Collection<Pair> pairs, Collection<Pair> forbidden) {
        Set<Pair> apart = Set.copyOf(forbidden);
        Set<Pair> possible = new HashSet<>();
        for (Pair pair : new TreeSet<>(pairs)) {
            if (free(pair.menteeId())
                    && free(pair.mentorId())
                    && !apart.contains(pair)
                    && sides(pair)
                    && evaluator
                            .evaluate(pair.menteeId(), pair.mentorId())
                            .brokenRules()
                            .isEmpty()) {
                take(pair);
                possible.add(pair);
            }
        }
        return possible;
    }

    private boolean free(UUID id) {
        return room.getOrDefault(id, 0) > 0;
    }

    private boolean sides(Pair pair) {
        Participant mentee = byId.get(pair.menteeId());
        Participant mentor = byId.get(pair.mentorId());
        return mentee != null
                && mentor != null
                && (mentee.side() == Side.PEER
                        ? mentor.side() == Side.PEER
                        : mentee.side() == Side.MENTEE && mentor.side() == Side.MENTOR);
    }

    private void take(Pair pair) {
        room.merge(pair.menteeId(), -1, Integer::sum);
        room.merge(pair.mentorId(), -1, Integer::sum);
    }
}
