package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.PairEvaluator;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A cohort's pool made ready to rank partners for one person after the other. It holds everybody who is ready, with a
 * place or without, and knows nothing of earlier pairs: both change often and are asked for with every answer. What is
 * confidential (wishes, answers, self declarations) counts for nothing here, so that no score can give it away.
 */
public final class PreparedPool {

    /** Rankings that are kept: of those who asked last. */
    private static final int KEPT_RANKINGS = 2_000;

    /** Partners in a kept ranking; more are ranked when so many are taken. */
    private static final int KEPT_PARTNERS = 100;

    private final PairEvaluator evaluator;
    private final Map<UUID, Seat> seats;
    private final Map<UUID, List<Ranked>> rankings = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, List<Ranked>> eldest) {
            return size() > KEPT_RANKINGS;
        }
    });

    PreparedPool(PairEvaluator evaluator, List<PoolEntry> entries) {
        this.evaluator = evaluator;
        this.seats = entries.stream()
                .collect(
                        Collectors.toMap(PoolEntry::id, entry -> new Seat(entry.id(), entry.personId(), entry.role())));
    }

    /** Somebody in the pool. */
    public record Seat(UUID enrollmentId, UUID personId, Role role) {}

    /** A possible partner who breaks no rule; the score is in millionths. */
    public record Ranked(UUID enrollmentId, UUID personId, int score) {}

    /** Empty for somebody who is not ready to be paired. */
    public Optional<Seat> seat(UUID enrollmentId) {
        return Optional.ofNullable(seats.get(enrollmentId));
    }

    /** The best partners for somebody in the pool, the best first. */
    public List<Ranked> best(Seat seat) {
        List<Ranked> known = rankings.get(seat.enrollmentId());
        if (known == null) {
            known = rank(seat, KEPT_PARTNERS);
            rankings.put(seat.enrollmentId(), known);
        }
        return known;
    }

    /** Whether {@link #best} may have left somebody out. */
    public static boolean cut(List<Ranked> best) {
        return best.size() >= KEPT_PARTNERS;
    }

    /** All partners for somebody in the pool, the best first; for the rare case that the best are taken. */
    public List<Ranked> all(Seat seat) {
        return rank(seat, Integer.MAX_VALUE);
    }

    /** What makes the score of a pair. */
    public PairJudgement explain(Seat seat, UUID partner) {
        return Pairing.judgement(
                switch (seat.role()) {
                    case MENTOR -> evaluator.evaluate(partner, seat.enrollmentId());
                    case MENTEE -> evaluator.evaluate(seat.enrollmentId(), partner);
                    case PEER -> evaluator.evaluatePeers(seat.enrollmentId(), partner);
                });
    }

    private List<Ranked> rank(Seat seat, int limit) {
        UUID own = seat.enrollmentId();
        return evaluator.rank(own, limit).stream()
                .map(pair -> {
                    UUID partner = pair.menteeId().equals(own) ? pair.mentorId() : pair.menteeId();
                    Seat other = seats.get(partner);
                    if (other == null) {
                        throw new IllegalStateException("The engine ranked somebody outside of the pool: " + partner);
                    }
                    return new Ranked(partner, other.personId(), pair.score());
                })
                .toList();
    }
}
