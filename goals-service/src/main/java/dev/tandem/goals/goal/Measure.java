package dev.tandem.goals.goal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a goal is measured.
 *
 * @param unit what is counted
 * @param baseline value when the goal was set
 * @param target value at which it is reached; may be below the baseline
 */
@Schema(examples = "{\"unit\": \"design reviews\", \"baseline\": 0, \"target\": 4}")
record Measure(
        @NotBlank @Size(max = 50) String unit,
        @NotNull @Digits(integer = 14, fraction = 4) BigDecimal baseline,
        @NotNull @Digits(integer = 14, fraction = 4) BigDecimal target) {}
