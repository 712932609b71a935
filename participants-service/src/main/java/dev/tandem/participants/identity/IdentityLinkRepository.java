package dev.tandem.participants.identity;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.LinkedPerson;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links in the database, which decides who is linked first. */
@ApplicationScoped
class IdentityLinkRepository extends AggregateRepository<IdentityLink> {

    private static final Sorts SORTS = Sorts.of("createdAt");

    /**
     * What is known of an issuer and subject.
     *
     * @param person nobody when the link was taken away
     */
    record Known(UUID linkId, @Nullable LinkedPerson person) {}

    Page<IdentityLinkResponse> list(IdentityLinkFilter filter, PageRequest page) {
        Keyset<IdentityLink> links = Keyset.of(getEntityManager(), IdentityLink.class, SORTS)
                .matching(
                        "(e.personId = :person or (e.personId is null and e.formerPersonId = :person))",
                        "person",
                        filter.personId())
                .where("issuer", filter.issuer())
                .where("subject", filter.subject());
        if (filter.active() != null) {
            links.matching(filter.active() ? "e.personId is not null" : "e.personId is null");
        }
        return links.page(page, IdentityLinkResponse::of);
    }

    Optional<Known> known(String issuer, String subject) {
        return getSession()
                .createNativeQuery("""
                        SELECT l.id, p.id, p.active FROM person_link l LEFT JOIN person p ON p.id = l.person_id
                        WHERE l.issuer = :issuer AND l.subject = :subject""", Object[].class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultList()
                .stream()
                .map(row -> new Known(
                        (UUID) row[0], row[1] == null ? null : new LinkedPerson((UUID) row[1], (Boolean) row[2])))
                .findFirst();
    }

    /**
     * Links an issuer and subject to a person if neither was ever linked before; of several who try at once, one is.
     *
     * @return whether that happened
     */
    boolean linkFirst(String issuer, String subject, UUID personId, Instant now) {
        return getSession()
                        .createNativeMutationQuery("""
                        INSERT INTO person_link (issuer, subject, person_id, linked_at, created_at, updated_at)
                        SELECT :issuer, :subject, :personId, :now, :now, :now
                        WHERE NOT EXISTS (SELECT 1 FROM person_link WHERE person_id = :personId AND issuer = :issuer)
                        ON CONFLICT DO NOTHING""")
                        .setParameter("issuer", issuer)
                        .setParameter("subject", subject)
                        .setParameter("personId", personId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Some links that nothing was published of yet, leaving out those that somebody else is at. */
    List<UUID> claimUnannounced(int limit) {
        return getSession()
                .createNativeQuery("""
                        SELECT id FROM person_link WHERE version = 0
                        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED""", UUID.class)
                .setParameter("limit", limit)
                .getResultList();
    }
}
