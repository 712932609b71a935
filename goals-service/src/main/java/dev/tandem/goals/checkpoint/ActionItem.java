package dev.tandem.goals.checkpoint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that a member (or, without an owner, the pair) took on at a checkpoint. */
record ActionItem(
        @NotBlank @Size(max = 500) String text,
        @Nullable UUID ownerPersonId,
        @Schema(required = false) boolean done) {}
