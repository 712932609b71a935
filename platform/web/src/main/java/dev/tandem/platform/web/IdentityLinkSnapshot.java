package dev.tandem.platform.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What every service reads of participants' identity links.
 *
 * @param active whether tokens of this issuer and subject are the person's; a link that was taken away stays known
 */
public record IdentityLinkSnapshot(
        @NotNull UUID id,
        @NotBlank String issuer,
        @NotBlank String subject,
        @NotNull UUID personId,
        boolean active) {}
