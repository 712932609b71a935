package dev.tandem.goals.goal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recorded value of a goal's measure.
 *
 * @param recordedBy the member who recorded it
 */
@Schema(
        examples =
                "{\"id\": \"01980000-0000-7000-8000-0000000000c1\", \"goalId\": \"01980000-0000-7000-8000-0000000000a1\","
                        + " \"value\": 1, \"note\": \"Review of the billing design\","
                        + " \"recordedBy\": \"01980000-0000-7000-8000-000000000041\","
                        + " \"recordedAt\": \"2026-03-01T10:00:00Z\"}")
record ProgressEntryResponse(
        UUID id, UUID goalId, BigDecimal value, @Nullable String note, UUID recordedBy, Instant recordedAt) {}
