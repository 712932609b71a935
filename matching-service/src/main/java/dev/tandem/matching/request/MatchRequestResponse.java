package dev.tandem.matching.request;

import dev.tandem.matching.pairing.Confidential;
import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.platform.web.AllowedAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A mentee asks a mentor, or a mentor a mentee.
 *
 * @param askedBy who made the request; the other one answers
 * @param explanation what makes the score, without what would tell of the other's answers, declarations or wishes
 * @param expiresAt until when it waits for an answer
 * @param closeReason why it was closed by none of the two
 * @param score of the pair in millionths
 */
@Schema(name = "MatchRequest")
record MatchRequestResponse(
        UUID id,
        @Schema(examples = "1") long version,
        UUID cohortId,
        UUID mentorEnrollmentId,
        UUID menteeEnrollmentId,
        PersonResponse mentor,
        PersonResponse mentee,
        AskedBy askedBy,
        @Nullable String message,
        @Schema(examples = "812345") @Nullable Integer score,
        List<CriterionScore> explanation,
        MatchRequestState state,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String declineReason,
        @Nullable UUID mentorshipId,
        @Nullable Instant expiresAt,
        @Nullable CloseReason closeReason,
        List<AllowedAction> allowedActions) {

    /** One of the two. */
    @Schema(name = "MatchRequestPerson")
    record PersonResponse(
            UUID personId,
            @Schema(examples = "Ana Sousa") @Nullable String displayName) {}

    static MatchRequestResponse of(MatchRequest request, Map<UUID, String> names, @Nullable UUID caller, Instant now) {
        return new MatchRequestResponse(
                request.id(),
                request.version(),
                request.cohortId(),
                request.mentorEnrollmentId(),
                request.menteeEnrollmentId(),
                new PersonResponse(request.mentorPersonId(), names.get(request.mentorPersonId())),
                new PersonResponse(request.menteePersonId(), names.get(request.menteePersonId())),
                request.askedBy(),
                request.message(),
                request.score(),
                Confidential.leftOut(request.explanation()),
                request.state(),
                request.createdAt(),
                request.decidedAt(),
                request.declineReason(),
                request.mentorshipId(),
                request.expiresAt(),
                request.closeReason(),
                MatchRequestActions.of(
                        request.state(),
                        request.askerPersonId().equals(caller),
                        request.askedPersonId().equals(caller),
                        request.late(now)));
    }
}
