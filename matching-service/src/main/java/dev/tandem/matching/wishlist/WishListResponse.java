package dev.tandem.matching.wishlist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody would like to be paired with, the best first. Who never wrote one has an empty list of version 0.
 *
 * @param enrollmentId whose list it is
 */
@Schema(name = "WishList")
record WishListResponse(
        UUID enrollmentId,
        @Schema(examples = "1") long version,
        List<Wish> wishes,
        @Nullable Instant updatedAt) {

    /** Somebody wished for. */
    @Schema(name = "Wish")
    record Wish(
            @Schema(examples = "1") int rank,
            UUID enrollmentId,
            @Schema(examples = "Ana Sousa") @Nullable String displayName) {}
}
