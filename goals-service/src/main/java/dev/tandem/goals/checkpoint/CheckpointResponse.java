package dev.tandem.goals.checkpoint;

import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.goals.mentorship.Refusal;
import dev.tandem.platform.web.AllowedAction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as this caller sees it.
 *
 * @param version the number in its ETag; private notes do not move it
 * @param ordinal position in the mentorship's schedule, from 1
 * @param overdue its time has passed, and it was neither held nor cancelled
 * @param sharedNotes for the members and coordinators
 * @param privateNote the caller's own note; nobody else's is ever shown
 */
@Schema(examples = CheckpointResponse.EXAMPLE)
record CheckpointResponse(
        UUID id,
        long version,
        UUID mentorshipId,
        int ordinal,
        Instant scheduledAt,
        CheckpointState state,

        @Schema(description = "Its time has passed, and it was neither held nor cancelled.")
        boolean overdue,

        List<String> agenda,
        List<Attendance> attendance,
        @Nullable String sharedNotes,

        @Schema(description = "The caller's own note; nobody else's is ever shown.") @Nullable
        String privateNote,

        List<ActionItem> actionItems,
        @Nullable Instant heldAt,
        @Nullable Integer durationMinutes,
        List<AllowedAction> allowedActions) {

    static final String EXAMPLE = "{\"id\": \"01980000-0000-7000-8000-0000000000b1\", \"version\": 3,"
            + " \"mentorshipId\": \"01980000-0000-7000-8000-000000000011\", \"ordinal\": 1,"
            + " \"scheduledAt\": \"2026-02-18T09:00:00Z\", \"state\": \"HELD\", \"overdue\": false,"
            + " \"agenda\": [\"Get to know each other\", \"Draft the first goals\"],"
            + " \"attendance\": [{\"personId\": \"01980000-0000-7000-8000-000000000041\", \"present\": true},"
            + " {\"personId\": \"01980000-0000-7000-8000-000000000042\", \"present\": true}],"
            + " \"sharedNotes\": \"First review went well.\","
            + " \"actionItems\": [{\"text\": \"Prepare the second review\","
            + " \"ownerPersonId\": \"01980000-0000-7000-8000-000000000041\", \"done\": false}],"
            + " \"heldAt\": \"2026-02-18T09:52:00Z\", \"durationMinutes\": 50,"
            + " \"allowedActions\": [{\"action\": \"hold\", \"allowed\": false, \"code\": \"CHECKPOINT_HELD\","
            + " \"params\": {\"state\": \"HELD\"}}]}";

    static CheckpointResponse of(
            Checkpoint checkpoint,
            MentorshipView mentorship,
            boolean member,
            @Nullable String privateNote,
            Instant now) {
        CheckpointDetails details = checkpoint.details();
        return new CheckpointResponse(
                checkpoint.id(),
                checkpoint.version(),
                checkpoint.mentorshipId(),
                checkpoint.ordinal(),
                checkpoint.scheduledAt(),
                checkpoint.state(),
                checkpoint.isOverdue(now),
                details.agenda(),
                checkpoint.attendance(),
                details.sharedNotes(),
                privateNote,
                details.actionItems(),
                checkpoint.heldAt(),
                checkpoint.durationMinutes(),
                Arrays.stream(CheckpointAction.values())
                        .map(action ->
                                Refusal.describe(action.code(), action.refusal(checkpoint.state(), mentorship, member)))
                        .toList());
    }
}
