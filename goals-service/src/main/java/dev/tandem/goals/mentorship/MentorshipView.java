package dev.tandem.goals.mentorship;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mentorship as the last snapshot from matching described it.
 *
 * @param cadence time between two checkpoints
 * @param activeUntil last day of the mentorship
 * @param activatedAt null until it was activated
 */
public record MentorshipView(
        UUID id,
        UUID cohortId,
        UUID programId,
        MentorshipState state,
        Period cadence,
        LocalDate activeUntil,
        @Nullable Instant activatedAt,
        Set<UUID> memberIds) {

    /** Whether its members may work in it now. */
    public boolean isActive() {
        return state == MentorshipState.ACTIVE;
    }

    /** Whether a person belongs to it. */
    public boolean hasMember(UUID personId) {
        return memberIds.contains(personId);
    }
}
