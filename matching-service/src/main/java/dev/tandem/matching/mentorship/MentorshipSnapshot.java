package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.ProgramFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The published state of a mentorship: no explanation, and nothing that people wrote. */
record MentorshipSnapshot(
        UUID id,
        long version,
        UUID cohortId,
        UUID programId,
        ProgramFormat format,
        MentorshipState state,
        List<MemberSnapshot> members,
        @Nullable Integer score,
        @Nullable UUID matchRunId,
        Origin origin,
        Instant proposedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Nullable Instant respondBy,
        @Nullable Instant remindedAt,
        @Nullable Instant pausedAt,
        @Nullable UUID substituteOf,
        Schedule schedule) {

    /** The published state of a member. */
    record MemberSnapshot(
            UUID personId,
            UUID enrollmentId,
            Role role,
            String displayName,
            Decision decision,
            @Nullable Instant decidedAt) {}

    /** @param names display names; a person not heard of yet has an empty one */
    static MentorshipSnapshot of(Mentorship mentorship, Map<UUID, String> names) {
        return new MentorshipSnapshot(
                mentorship.id(),
                mentorship.version(),
                mentorship.cohortId(),
                mentorship.programId(),
                mentorship.format(),
                mentorship.state(),
                mentorship.present().stream()
                        .map(member -> new MemberSnapshot(
                                member.personId(),
                                member.enrollmentId(),
                                member.role(),
                                names.getOrDefault(member.personId(), ""),
                                member.decision(),
                                member.decidedAt()))
                        .toList(),
                mentorship.score(),
                mentorship.matchRunId(),
                mentorship.origin(),
                mentorship.proposedAt(),
                mentorship.activatedAt(),
                mentorship.endedAt(),
                mentorship.endReason(),
                mentorship.respondBy(),
                mentorship.remindedAt(),
                mentorship.pausedAt(),
                mentorship.substituteOf(),
                mentorship.schedule());
    }
}
