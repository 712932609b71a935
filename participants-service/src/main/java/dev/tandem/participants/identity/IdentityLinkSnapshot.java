package dev.tandem.participants.identity;

import java.time.Instant;
import java.util.UUID;

/** What the topic of identity links carries. */
record IdentityLinkSnapshot(
        UUID id, long version, String issuer, String subject, UUID personId, boolean active, Instant linkedAt) {

    static final String AGGREGATE = "identity-link";

    static IdentityLinkSnapshot of(IdentityLink link) {
        return new IdentityLinkSnapshot(
                link.id(),
                link.version(),
                link.issuer(),
                link.subject(),
                link.personId(),
                link.active(),
                link.linkedAt());
    }
}
