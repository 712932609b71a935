package dev.tandem.platform.web;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Looks into the identities that {@link PersonIdentities} keeps; active with {@code tandem.identity.projected=true}. */
@LookupIfProperty(name = "tandem.identity.projected", stringValue = "true")
@ApplicationScoped
class ProjectedPersonLookup implements PersonLookup {

    private final Session session;

    ProjectedPersonLookup(Session session) {
        this.session = session;
    }

    @Override
    public Optional<UUID> find(String issuer, String subject, @Nullable String claimValue) {
        if (claimValue == null) {
            return Optional.empty();
        }
        List<UUID> found = session.createNativeQuery(
                        "select person_id from person_identity where lower(user_name) = lower(:name) and active",
                        UUID.class)
                .setParameter("name", claimValue)
                .setMaxResults(2)
                .getResultList();
        // Two while a user name moves from one person to another: better nobody than the wrong one.
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
