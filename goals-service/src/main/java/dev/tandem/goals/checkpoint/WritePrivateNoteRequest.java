package dev.tandem.goals.checkpoint;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A note for its author alone.
 *
 * @param text null or blank takes the note back
 */
@Schema(examples = "{\"text\": \"Ask about the move to the other team next time.\"}")
record WritePrivateNoteRequest(@Nullable @Size(max = 10000) String text) {}
