package dev.tandem.goals.checkpoint;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Whether a member was at a checkpoint. */
record Attendance(@NotNull UUID personId, @NotNull Boolean present) {}
