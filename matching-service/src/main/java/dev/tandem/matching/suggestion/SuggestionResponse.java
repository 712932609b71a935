package dev.tandem.matching.suggestion;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pool.Role;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who fits.
 *
 * @param enrollmentId to be named in a match request
 * @param score in millionths; without what is confidential, so that a run may judge the pair otherwise
 */
@Schema(name = "Suggestion")
record SuggestionResponse(
        @Schema(examples = "1") int rank,
        UUID enrollmentId,
        UUID personId,
        @Schema(examples = "Ana Sousa") @Nullable String displayName,
        Role role,
        @Schema(examples = "812345") int score,
        List<CriterionScore> explanation) {}
