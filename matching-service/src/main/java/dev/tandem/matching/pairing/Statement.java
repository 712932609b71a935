package dev.tandem.matching.pairing;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something the engine says about a pair or a person.
 *
 * @param code stable, so that a frontend can translate
 * @param params what the sentence names
 * @param text the sentence in English
 */
@Schema(name = "Statement")
public record Statement(
        @Schema(examples = "SKILLS_COVERED") String code,
        @Schema(examples = "{\"covered\": 2}") Map<String, Object> params,
        @Schema(examples = "Covers 2 of 3 wanted skills.") String text) {}
