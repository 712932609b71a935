package dev.tandem.participants.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A token's owner, as the issuer names them, and the person who that is.
 *
 * @param issuer the {@code iss} claim, character by character
 * @param subject the {@code sub} claim, character by character
 */
@Schema(name = "CreateIdentityLinkRequest", examples = """
                {"personId":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a01","issuer":"https://login.example.org/realms/staff",
                "subject":"5f0c2f2e-3a7d-4f57-8a36-0f5a1b3b9c11"}""")
record CreateIdentityLinkRequest(
        @NotNull UUID personId,
        @NotBlank @Size(max = 500) String issuer,
        @NotBlank @Size(max = 255) String subject) {}
