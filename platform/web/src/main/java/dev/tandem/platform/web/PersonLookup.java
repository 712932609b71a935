package dev.tandem.platform.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the person that a token belongs to. The service that owns people has its own; others look into their projection. */
public interface PersonLookup {

    /**
     * Finds the person of a token.
     *
     * @param issuer together with {@code subject} names the token's owner for good
     * @param subject see {@code issuer}
     * @param claimValue value of the configured linking claim; null when the token has none
     */
    Optional<UUID> find(String issuer, String subject, @Nullable String claimValue);
}
