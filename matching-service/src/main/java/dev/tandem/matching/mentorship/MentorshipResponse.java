package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.Confidential;
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
 * @param score of the pair in millionths; absent when the engine did not score it, and for
 *     participants when something of its explanation is left out, which it would give away
 * @param explanation what makes the score; for participants without the criteria that would tell of the other's answers,
 *     declarations or wishes
 * @param respondBy until when the members have to answer a proposal; without it they may take their time
 * @param remindedAt when half of that time had gone without all answers
 * @param substituteOf the failed mentorship in whose place this one was proposed
 * @param endCode the reason that was given when it ended; shown to coordinators
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
        @Nullable EndCode endCode,
        @Nullable String endNote,
        @Nullable String overrideReason,
        @Nullable List<Statement> brokenRules,
        @Nullable Instant respondBy,
        @Nullable Instant remindedAt,
        @Nullable Instant pausedAt,
        @Nullable UUID substituteOf,
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
            @Nullable Instant decidedAt,
            @Nullable Instant respondBy) {}

    static MentorshipResponse of(
            Mentorship mentorship, Map<UUID, String> names, Viewer viewer, MentorshipActions.Standing standing) {
        boolean all = viewer.coordinator();
        List<CriterionScore> told = all ? mentorship.explanation() : Confidential.leftOut(mentorship.explanation());
        return new MentorshipResponse(
                mentorship.id(),
                mentorship.version(),
                mentorship.cohortId(),
                mentorship.programId(),
                mentorship.format(),
                mentorship.state(),
                mentorship.present().stream()
                        .map(member -> member(member, names))
                        .toList(),
                told.size() == mentorship.explanation().size() ? mentorship.score() : null,
                told,
                mentorship.matchRunId(),
                mentorship.origin(),
                mentorship.proposedAt(),
                mentorship.activatedAt(),
                mentorship.endedAt(),
                mentorship.endReason(),
                all ? mentorship.endCode() : null,
                all ? mentorship.endNote() : null,
                all ? mentorship.overrideReason() : null,
                all ? mentorship.brokenRules() : null,
                mentorship.respondBy(),
                mentorship.remindedAt(),
                mentorship.pausedAt(),
                mentorship.substituteOf(),
                mentorship.schedule(),
                MentorshipActions.of(standing));
    }

    private static MemberResponse member(Member member, Map<UUID, String> names) {
        return new MemberResponse(
                member.personId(),
                member.enrollmentId(),
                member.role(),
                names.get(member.personId()),
                member.decision(),
                member.decidedAt(),
                member.respondBy());
    }

    /** For whom an answer is made. */
    record Viewer(@Nullable UUID personId, boolean coordinator) {}
}
