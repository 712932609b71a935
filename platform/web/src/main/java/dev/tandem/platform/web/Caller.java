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

/** Who makes the current request. */
@RequestScoped
public class Caller {

    /** The issuer of identities that did not come from a token. */
    static final String NO_ISSUER = "urn:tandem:no-issuer";

    private final SecurityIdentity identity;
    private final Instance<PersonLookup> lookups;
    private final String personClaim;
    private boolean lookedUp;
    private @Nullable UUID person;

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
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
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

    /** The person that the token is linked to, if any. Looked up once per request. */
    public Optional<UUID> personId() {
        if (!lookedUp) {
            person = isAnonymous() ? null : lookUp().orElse(null);
            lookedUp = true;
        }
        return Optional.ofNullable(person);
    }

    /**
     * The person that the token is linked to.
     *
     * @throws ProblemException 403 when there is none
     */
    public UUID requirePersonId() {
        return personId()
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.PERSON_NOT_LINKED,
                        "The claim %s of the token names no active person.".formatted(personClaim)));
    }

    private Optional<UUID> lookUp() {
        String claim = identity.getPrincipal() instanceof JsonWebToken token ? claimOf(token) : name();
        return lookups.stream().findFirst().flatMap(lookup -> lookup.find(issuer(), subject(), claim));
    }

    private @Nullable String claimOf(JsonWebToken token) {
        Object value = token.getClaim(personClaim);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
