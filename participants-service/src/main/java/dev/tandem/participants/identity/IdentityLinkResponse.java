package dev.tandem.participants.identity;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "IdentityLinkResponse", examples = """
                {"id":"01932b7e-9b10-7a41-8f0e-6d1a52c0b301","version":1,
                "issuer":"https://login.example.org/realms/staff","subject":"5f0c2f2e-3a7d-4f57-8a36-0f5a1b3b9c11",
                "personId":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a01","active":true,"linkedAt":"2026-01-07T07:45:00Z",
                "createdAt":"2026-01-07T07:45:00Z","updatedAt":"2026-01-07T07:45:00Z"}""")
record IdentityLinkResponse(
        UUID id,
        long version,
        String issuer,
        String subject,

        @Schema(description = "Whose tokens of this issuer and subject are, or were before the link was taken away.")
        UUID personId,

        boolean active,

        @Schema(description = "When they became this person's.")
        Instant linkedAt,

        Instant createdAt,
        Instant updatedAt) {

    static IdentityLinkResponse of(IdentityLink link) {
        return new IdentityLinkResponse(
                link.id(),
                link.version(),
                link.issuer(),
                link.subject(),
                link.personId(),
                link.active(),
                link.linkedAt(),
                link.createdAt(),
                link.updatedAt());
    }
}
