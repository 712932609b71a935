package dev.tandem.matching.run;

import dev.tandem.matching.pairing.EnrollmentPair;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.run.RunPeople.Enrollment;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds what contradicts itself in the pairs and people that a request names, as far as it can be known before the run
 * is computed: somebody may still leave, and then the run fails.
 */
final class PlanCheck {

    /** A client corrects the first ones and sees the next; thousands of errors help nobody. */
    private static final int LISTED = 100;

    private final UUID cohortId;
    private final boolean peers;
    private final Map<UUID, Enrollment> known;
    private final List<FieldError> errors = new ArrayList<>();

    PlanCheck(UUID cohortId, boolean peers, Map<UUID, Enrollment> known) {
        this.cohortId = cohortId;
        this.peers = peers;
        this.known = known;
    }

    void error(String pointer, String code, String detail) {
        error(new FieldError(pointer, code, detail));
    }

    void error(FieldError error) {
        if (errors.size() < LISTED) {
            errors.add(error);
        }
    }

    void throwErrors() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** Enrollments of the cohort, in a role that the program has. */
    void people(String pointer, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            Enrollment enrollment = ofCohort(ids.get(i));
            if (enrollment == null || (enrollment.role() == Role.PEER) != peers) {
                error(pointer + "/" + i, "UNKNOWN", "names no enrollment of the cohort that can be paired");
            }
        }
    }

    /** Pairs that could exist: of the cohort, in their roles, of two people. */
    void pairs(String pointer, List<EnrollmentPair> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            pair(pointer + "/" + i, pairs.get(i));
        }
    }

    private boolean pair(String at, EnrollmentPair pair) {
        Enrollment mentor =
                known(at + "/mentorEnrollmentId", pair.mentorEnrollmentId(), peers ? Role.PEER : Role.MENTOR);
        Enrollment mentee =
                known(at + "/menteeEnrollmentId", pair.menteeEnrollmentId(), peers ? Role.PEER : Role.MENTEE);
        if (mentor == null || mentee == null) {
            return false;
        }
        if (mentor.personId().equals(mentee.personId())) {
            error(at, "SAME_PERSON", "names one person twice");
            return false;
        }
        return true;
    }

    private @Nullable Enrollment known(String at, UUID id, Role role) {
        Enrollment enrollment = ofCohort(id);
        if (enrollment == null || enrollment.role() != role) {
            error(at, "UNKNOWN", "names no enrollment of a %s of the cohort".formatted(role.name()));
            return null;
        }
        return enrollment;
    }

    private @Nullable Enrollment ofCohort(UUID id) {
        Enrollment enrollment = known.get(id);
        return enrollment == null || !enrollment.cohortId().equals(cohortId) ? null : enrollment;
    }

    /** A pair to be locked and where it was asked for. */
    record Lock(String pointer, EnrollmentPair pair) {}

    /**
     * Locks that can be kept all together.
     *
     * @param inherited pairs that are locked already and have taken their places
     */
    void locks(List<Lock> locks, Collection<EnrollmentPair> inherited, RunPlan plan) {
        Set<Set<UUID>> forbidden = new HashSet<>();
        plan.forbidden().forEach(pair -> forbidden.add(both(pair)));
        Set<UUID> excluded = Set.copyOf(plan.excluded());
        Set<UUID> chosen = plan.chosenSet();
        Set<Role> restricted = new HashSet<>();
        if (chosen != null) {
            chosen.stream().map(known::get).forEach(one -> {
                if (one != null) {
                    restricted.add(one.role());
                }
            });
        }
        Map<UUID, Integer> taken = new HashMap<>();
        inherited.forEach(pair -> both(pair).forEach(id -> taken.merge(id, 1, Integer::sum)));
        Set<Set<UUID>> seen = new HashSet<>();
        for (Lock lock : locks) {
            if (!pair(lock.pointer(), lock.pair())) {
                continue;
            }
            Set<UUID> both = both(lock.pair());
            if (!seen.add(both)) {
                error(lock.pointer(), "DUPLICATE", "locks the same pair again");
            } else if (forbidden.contains(both)) {
                error(lock.pointer(), "ALSO_FORBIDDEN", "is forbidden in the same request");
            } else {
                both.stream().sorted().forEach(id -> place(lock, id, excluded, chosen, restricted, taken));
            }
        }
    }

    private void place(
            Lock lock,
            UUID id,
            Set<UUID> excluded,
            @Nullable Set<UUID> chosen,
            Set<Role> restricted,
            Map<UUID, Integer> taken) {
        Enrollment enrollment = known.get(id);
        if (enrollment == null) {
            return;
        }
        boolean left = chosen != null && restricted.contains(enrollment.role()) && !chosen.contains(id);
        boolean mentor = enrollment.role() == Role.MENTOR;
        if (left || excluded.contains(id)) {
            error(lock.pointer(), "OUTSIDE_POOL", "names somebody who is to take no part");
        } else if (enrollment.room() == 0) {
            error(lock.pointer(), "NOT_AVAILABLE", "names somebody who is not ready or has no place left");
        } else if (taken.merge(id, 1, Integer::sum) > (mentor ? enrollment.room() : 1)) {
            error(
                    lock.pointer(),
                    mentor ? "LOCKS_EXCEED_CAPACITY" : "LOCKED_TWICE",
                    mentor ? "locks a mentor more often than there are places" : "locks somebody to two partners");
        }
    }

    /** Whether a pair that was locked before can still be locked, given who has places left. */
    boolean stillPossible(EnrollmentPair pair, Map<UUID, Integer> taken) {
        boolean possible = both(pair).stream().allMatch(id -> {
            Enrollment enrollment = ofCohort(id);
            int places = enrollment == null
                    ? 0
                    : enrollment.role() == Role.MENTOR ? enrollment.room() : Math.min(1, enrollment.room());
            return taken.getOrDefault(id, 0) < places;
        });
        if (possible) {
            both(pair).forEach(id -> taken.merge(id, 1, Integer::sum));
        }
        return possible;
    }

    /** The two of a pair, whoever stands as the mentor. */
    static Set<UUID> both(EnrollmentPair pair) {
        Set<UUID> both = new HashSet<>();
        both.add(pair.mentorEnrollmentId());
        both.add(pair.menteeEnrollmentId());
        return both;
    }
}
