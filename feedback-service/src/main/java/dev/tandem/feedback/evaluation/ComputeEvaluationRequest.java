package dev.tandem.feedback.evaluation;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which cohort to measure. */
@Schema(examples = "{\"cohortId\": \"01920000-0000-7000-8000-00000000dddd\"}")
record ComputeEvaluationRequest(@NotNull UUID cohortId) {}
