package dev.tandem.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the person that a token belongs to. The service that owns people has its own; others look into their projection. */
public interface PersonLookup {

    /**
     * Finds the person of a token: the one that its issuer and subject are linked to. Nothing else in a token says who
     * somebody is.
     *
     * @param issuer together with {@code subject} names the token's owner for good
     * @param subject see {@code issuer}
     * @param proposal value of the configured claim; the owner of people may make a first link by it, others ignore it. Null
     *     when the token has none or is not a participant's
     */
    Optional<LinkedPerson> find(String issuer, String subject, @Nullable String proposal);
}
