package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.platform.web.AllowedAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A mentorship.
 *
 * @param score of the pair in millionths; absent when the engine did not score it
 * @param endNote what was written when it ended; shown to coordinators
 * @param overrideReason why a coordinator paired them although rules are broken; shown to coordinators
 * @param brokenRules the rules that were overridden; shown to coordinators
 */
@Schema(name = "Mentorship")
record MentorshipResponse(
        UUID id,
        @Schema(examples = "3") long version,
        UUID cohortId,
        UUID programId,
        ProgramFormat format,
        MentorshipState state,
        List<MemberResponse> members,
        @Schema(examples = "812345") @Nullable Integer score,
        List<CriterionScore> explanation,
        @Nullable UUID matchRunId,
        Origin origin,
        Instant proposedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Nullable String endNote,
        @Nullable String overrideReason,
        @Nullable List<Statement> brokenRules,
        Schedule schedule,
        List<AllowedAction> allowedActions) {

    /** Somebody in a mentorship. */
    @Schema(name = "MentorshipMember")
    record MemberResponse(
            UUID personId,
            UUID enrollmentId,
            Role role,
            @Schema(examples = "Ana Sousa") @Nullable String displayName,
            Decision decision,
            @Nullable Instant decidedAt) {}

    static MentorshipResponse of(Mentorship mentorship, Map<UUID, String> names, Viewer viewer) {
        Decision own = viewer.personId() == null
                ? null
                : mentorship.member(viewer.personId()).map(Member::decision).orElse(null);
        boolean all = viewer.coordinator();
        return new MentorshipResponse(
                mentorship.id(),
                mentorship.version(),
                mentorship.cohortId(),
                mentorship.programId(),
                mentorship.format(),
                mentorship.state(),
                mentorship.members().stream()
                        .map(member -> member(member, names))
                        .toList(),
                mentorship.score(),
                mentorship.explanation(),
                mentorship.matchRunId(),
                mentorship.origin(),
                mentorship.proposedAt(),
                mentorship.activatedAt(),
                mentorship.endedAt(),
                mentorship.endReason(),
                all ? mentorship.endNote() : null,
                all ? mentorship.overrideReason() : null,
                all ? mentorship.brokenRules() : null,
                mentorship.schedule(),
                MentorshipActions.of(mentorship.state(), own, viewer.coordinator()));
    }

    private static MemberResponse member(Member member, Map<UUID, String> names) {
        return new MemberResponse(
                member.personId(),
                member.enrollmentId(),
                member.role(),
                names.get(member.personId()),
                member.decision(),
                member.decidedAt());
    }

    /** For whom an answer is made. */
    record Viewer(@Nullable UUID personId, boolean coordinator) {}
}
