package dev.tandem.goals.checkpoint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a pair notes when a checkpoint took place.
 *
 * @param attendance members who are not named count as absent
 * @param sharedNotes replaces what was prepared, unless absent
 * @param actionItems replaces what was prepared, unless absent
 */
@Schema(
        examples = "{\"attendance\": [{\"personId\": \"01980000-0000-7000-8000-000000000041\", \"present\": true},"
                + " {\"personId\": \"01980000-0000-7000-8000-000000000042\", \"present\": true}],"
                + " \"durationMinutes\": 50, \"sharedNotes\": \"First review went well.\","
                + " \"actionItems\": [{\"text\": \"Prepare the second review\","
                + " \"ownerPersonId\": \"01980000-0000-7000-8000-000000000041\", \"done\": false}]}")
record HoldCheckpointRequest(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Attendance> attendance,
        @NotNull @Min(1) @Max(1440) Integer durationMinutes,
        @Nullable @Size(max = 10000) String sharedNotes,
        @Nullable @Size(max = 50) List<@NotNull @Valid ActionItem> actionItems) {}
