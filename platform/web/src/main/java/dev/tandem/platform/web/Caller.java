package dev.tandem.platform.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who makes the current request. Issuer and subject identify the caller, and nothing else in the token does. */
@RequestScoped
public class Caller {

    /** The issuer of identities that did not come from a token. */
    static final String NO_ISSUER = "urn:tandem:no-issuer";

    private final SecurityIdentity identity;
    private final Instance<PersonLookup> lookups;
    private final String personClaim;
    private boolean lookedUp;
    private @Nullable LinkedPerson linked;

    Caller(
            SecurityIdentity identity,
            Instance<PersonLookup> lookups,
            @ConfigProperty(name = "tandem.identity.person-claim", defaultValue = "preferred_username")
                    String personClaim) {
        this.identity = identity;
        this.lookups = lookups;
        this.personClaim = personClaim;
    }

    /** The {@code iss} claim. */
    public String issuer() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Objects.requireNonNullElse(token.getIssuer(), NO_ISSUER)
                : NO_ISSUER;
    }

    /** The {@code sub} claim: identifies the caller together with the issuer. */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Objects.requireNonNull(token.getSubject(), "a token without a subject was let in")
                : name();
    }

    /** The name in the token, for people; not an identity. */
    public String name() {
        return Objects.requireNonNullElse(identity.getPrincipal().getName(), "");
    }

    /** Whether nobody has identified themselves. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    /** Whether the token carries a role of {@link Roles}. */
    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** Whether the caller runs programs. */
    public boolean isCoordinator() {
        return hasRole(Roles.COORDINATOR);
    }

    /** The active person that the token is linked to, if any. Looked up once per request. */
    public Optional<UUID> personId() {
        return linked().filter(LinkedPerson::active).map(LinkedPerson::id);
    }

    /**
     * The person that the token is linked to.
     *
     * @throws ProblemException 403 when there is none, or when they are no longer active
     */
    public UUID requirePersonId() {
        LinkedPerson person = linked().orElseThrow(this::notLinked);
        if (!person.active()) {
            throw new ProblemException(
                    CommonProblem.PERSON_DEACTIVATED, "The person that the token is linked to is not active.");
        }
        return person.id();
    }

    private ProblemException notLinked() {
        return new ProblemException(
                CommonProblem.PERSON_NOT_LINKED,
                "No person is linked to the issuer and subject of the token. GET /api/v1/people/me links the person whose"
                        + " userName is the claim %s, if nobody else's token of this issuer was ever linked to them;"
                                .formatted(personClaim)
                        + " otherwise the organisation links them (POST /api/v1/identity-links). The other services know"
                        + " a new link a moment later.");
    }

    private Optional<LinkedPerson> linked() {
        if (!lookedUp) {
            linked = isAnonymous() ? null : lookUp().orElse(null);
            lookedUp = true;
        }
        return Optional.ofNullable(linked);
    }

    private Optional<LinkedPerson> lookUp() {
        return lookups.stream().findFirst().flatMap(lookup -> lookup.find(issuer(), subject(), proposal()));
    }

    /** Accounts of services and of those who only run programs are not taken for the person who has their name. */
    private @Nullable String proposal() {
        if (!hasRole(Roles.PARTICIPANT)) {
            return null;
        }
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return name();
        }
        Object value = token.getClaim(personClaim);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
