package dev.tandem.goals.mentorship;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this service reads of matching's mentorship snapshots. */
record MentorshipSnapshot(
        @NotNull UUID id,
        @Min(1) long version,
        @NotNull UUID cohortId,
        @NotNull UUID programId,
        @NotNull MentorshipState state,
        @NotEmpty List<@NotNull @Valid Member> members,
        @Nullable Instant activatedAt,
        @NotNull @Valid Schedule schedule) {

    /** @param decision what they said to it; in a running group, PENDING is somebody who has not joined yet */
    record Member(@NotNull UUID personId, @Nullable String decision) {

        boolean joined() {
            return decision == null || decision.equals("ACCEPTED");
        }
    }

    /** Who belongs to it: in a running one those who accepted, since nobody sees a group's work before joining it. */
    Set<UUID> memberIds() {
        boolean begun = activatedAt != null;
        return members.stream()
                .filter(member -> !begun || member.joined())
                .map(Member::personId)
                .collect(Collectors.toUnmodifiableSet());
    }

    record Schedule(@NotNull Period cadence, @NotNull LocalDate activeUntil) {}
}
