package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.platform.web.ProblemException;
import java.util.List;
import java.util.Locale;

/** Says of a single pair why it has no places. */
final class SlotProblems {

    private SlotProblems() {}

    static void refuse(List<Slots.Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        Slots.Refused first = refused.stream()
                .filter(one -> one.reason() == Slots.Refusal.LEFT)
                .findFirst()
                .orElse(refused.getFirst());
        throw problem(first).with("refused", refused);
    }

    private static ProblemException problem(Slots.Refused refused) {
        if (refused.reason() == Slots.Refusal.LEFT) {
            return gone(refused.role());
        }
        return refused.role() == Role.MENTOR
                ? new ProblemException(MatchingProblem.NO_PLACES_LEFT, "All places of the mentor are taken.")
                : new ProblemException(
                        MatchingProblem.ALREADY_MATCHED,
                        "The %s has a mentorship already.".formatted(name(refused.role())));
    }

    /** Somebody whose enrollment is not READY. */
    static ProblemException gone(Role role) {
        return new ProblemException(
                MatchingProblem.NOT_AVAILABLE, "The %s is not ready to be paired.".formatted(name(role)));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
