package dev.tandem.matching.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything a run reads besides its policy. Order carries no meaning anywhere: all parts are sorted by id.
 *
 * @param participants the pool: mentees and mentors, or peers
 * @param phase the weeks in which the pairs will meet
 * @param taxonomy how skills relate
 * @param managers person id to the person id of the manager, also of people outside the pool, since reporting lines
 *     pass through them; cycles are tolerated
 * @param forbidden pairs of enrollment ids that must not be proposed
 * @param prior pairs of person ids (mentee, mentor) that have already been paired in these roles
 * @param locked pairs of enrollment ids that must be part of the result, even where they break a rule; they take their
 *     mentor's capacity first
 */
public record MatchInput(
        List<Participant> participants,
        ActivePhase phase,
        SkillTaxonomy taxonomy,
        Map<UUID, UUID> managers,
        Set<Pair> forbidden,
        Set<Pair> prior,
        Set<Pair> locked) {

    /** @throws MatchInputException if an id occurs twice or a lock cannot be kept */
    public MatchInput {
        participants = participants.stream()
                .sorted(Comparator.comparing(Participant::id))
                .toList();
        managers = Collections.unmodifiableMap(new TreeMap<>(managers));
        forbidden = Participant.sorted(forbidden);
        prior = Participant.sorted(prior);
        locked = Participant.sorted(locked);
        refuseContradictions(participants, locked);
    }

    /** A pool without pairs to forbid, to avoid or to keep. */
    public static MatchInput of(Collection<Participant> participants, ActivePhase phase) {
        return new MatchInput(
                List.copyOf(participants), phase, SkillTaxonomy.flat(), Map.of(), Set.of(), Set.of(), Set.of());
    }

    private static void refuseContradictions(List<Participant> participants, Set<Pair> locked) {
        Map<UUID, Participant> byId = new HashMap<>();
        for (Participant participant : participants) {
            if (byId.put(participant.id(), participant) != null) {
                throw new MatchInputException(
                        "DUPLICATE_PARTICIPANT", "Participant " + participant.id() + " occurs twice.");
            }
        }
        Set<UUID> lockedMentees = new HashSet<>();
        Map<UUID, Integer> lockedPlaces = new HashMap<>();
        for (Pair lock : locked) {
            Participant mentee = byId.get(lock.menteeId());
            Participant mentor = byId.get(lock.mentorId());
            if (mentee == null || mentor == null || !fits(mentee, mentor)) {
                throw new MatchInputException(
                        "LOCK_OUTSIDE_POOL",
                        "The locked pair of " + lock.menteeId() + " and " + lock.mentorId()
                                + " is not a mentee and a mentor, or two peers, of this pool.");
            }
            if (!lockedMentees.add(mentee.id())) {
                throw new MatchInputException(
                        "MENTEE_LOCKED_TWICE", "Mentee " + mentee.id() + " is locked to more than one mentor.");
            }
            if (mentor.side() == Side.PEER) {
                if (!lockedMentees.add(mentor.id())) {
                    throw new MatchInputException(
                            "MENTEE_LOCKED_TWICE", "Peer " + mentor.id() + " is locked to more than one peer.");
                }
            } else if (lockedPlaces.merge(mentor.id(), 1, Integer::sum) > mentor.capacity()) {
                throw new MatchInputException(
                        "LOCKS_EXCEED_CAPACITY", "Mentor " + mentor.id() + " has fewer places than locked pairs.");
            }
        }
    }

    private static boolean fits(Participant mentee, Participant mentor) {
        return mentee.side() == Side.PEER
                ? mentor.side() == Side.PEER && !mentee.id().equals(mentor.id())
                : mentee.side() == Side.MENTEE && mentor.side() == Side.MENTOR;
    }
}
