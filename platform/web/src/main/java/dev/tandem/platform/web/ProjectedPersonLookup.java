package dev.tandem.platform.web;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Looks into the links that {@link IdentityLinks} keeps; active with {@code tandem.identity.projected=true}. */
@LookupIfProperty(name = "tandem.identity.projected", stringValue = "true")
@ApplicationScoped
class ProjectedPersonLookup implements PersonLookup {

    private final Session session;

    ProjectedPersonLookup(Session session) {
        this.session = session;
    }

    @Override
    public Optional<LinkedPerson> find(String issuer, String subject, @Nullable String proposal) {
        return session
                .createNativeQuery("""
                        select p.person_id, p.active
                        from identity_link l join person_identity p on p.person_id = l.person_id
                        where l.issuer = :issuer and l.subject = :subject and l.active""", Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultList()
                .stream()
                .map(row -> new LinkedPerson((UUID) row[0], (Boolean) row[1]))
                .findFirst();
    }
}
