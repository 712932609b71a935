package dev.tandem.goals.goal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal's measure stands now.
 *
 * @param value the new current value, in the measure's unit; not an increment
 */
@Schema(examples = "{\"value\": 1, \"note\": \"Review of the billing design\"}")
record RecordProgressRequest(
        @NotNull @Digits(integer = 14, fraction = 4) BigDecimal value,
        @Nullable @Size(max = 1000) String note) {}
