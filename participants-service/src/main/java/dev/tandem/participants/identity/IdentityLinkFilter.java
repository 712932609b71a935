package dev.tandem.participants.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conditions of a list of links; null means any. */
record IdentityLinkFilter(
        @Nullable UUID personId,
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable Boolean active) {}
