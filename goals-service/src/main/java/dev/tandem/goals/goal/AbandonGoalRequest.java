package dev.tandem.goals.goal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a goal is given up; the pair and coordinators read it, events do not carry it. */
@Schema(examples = "{\"reason\": \"The product was discontinued.\"}")
record AbandonGoalRequest(@NotBlank @Size(max = 1000) String reason) {}
