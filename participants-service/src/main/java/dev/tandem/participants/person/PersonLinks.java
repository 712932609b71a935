package dev.tandem.participants.person;

import dev.tandem.platform.web.PersonLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person of a token. Issuer and subject identify its owner for good; the first time that they are seen, the
 * claim decides who that is. Afterwards the claim has no say: a userName may be given away again, a subject is not. A
 * person who is not active has no access.
 */
@ApplicationScoped
class PersonLinks implements PersonLookup {

    private final Session session;
    private final PersonRepository people;
    private final Clock clock;

    PersonLinks(Session session, PersonRepository people, Clock clock) {
        this.session = session;
        this.people = people;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<UUID> find(String issuer, String subject, @Nullable String claimValue) {
        Optional<Link> link = link(issuer, subject);
        if (link.isEmpty() && claimValue != null) {
            Optional<UUID> person = people.findActive(claimValue);
            if (person.isPresent()) {
                insert(issuer, subject, person.get());
                link = link(issuer, subject);
            }
        }
        return link.filter(Link::active).map(Link::personId);
    }

    private record Link(UUID personId, boolean active) {}

    private Optional<Link> link(String issuer, String subject) {
        return session
                .createNativeQuery("""
                        SELECT p.id, p.active FROM person_link l JOIN person p ON p.id = l.person_id
                        WHERE l.issuer = :issuer AND l.subject = :subject""", Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultList()
                .stream()
                .map(row -> new Link((UUID) row[0], (Boolean) row[1]))
                .findFirst();
    }

    private void insert(String issuer, String subject, UUID personId) {
        // Also when the person is linked to another subject of this issuer already: then nothing is written.
        session.createNativeMutationQuery("""
                        INSERT INTO person_link (issuer, subject, person_id, linked_at)
                        VALUES (:issuer, :subject, :personId, :now) ON CONFLICT DO NOTHING""")
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .setParameter("personId", personId)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
