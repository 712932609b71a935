package dev.tandem.matching.run;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose partner is not the same in two runs: a mentee, or a peer.
 *
 * @param before absent for somebody who gained a partner
 * @param after absent for somebody who lost it
 * @param scoreDifference after minus before, in millionths; absent unless there are both
 */
@Schema(name = "PartnerChange")
record PartnerChangeResponse(
        UUID enrollmentId,
        UUID personId,
        @Schema(examples = "Ben Okafor") @Nullable String displayName,
        Kind change,
        @Nullable Partner before,
        @Nullable Partner after,
        @Schema(examples = "-12000") @Nullable Integer scoreDifference) {

    /** What happened to somebody. */
    @Schema(name = "PartnerChangeKind")
    enum Kind {
        OTHER_PARTNER,
        GAINED,
        LOST
    }

    /** With whom somebody is paired in a run. */
    @Schema(name = "ComparedPartner")
    record Partner(
            UUID enrollmentId,
            UUID personId,
            @Schema(examples = "Ana Sousa") @Nullable String displayName,
            @Schema(examples = "812345") int score) {}
}
