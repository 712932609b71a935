package dev.tandem.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/** Which tokens are whose, in a service that does not own people: the projection of participants' identity links. */
@ApplicationScoped
public class IdentityLinks {

    private final Session session;

    IdentityLinks(Session session) {
        this.session = session;
    }

    /**
     * Takes over a link's current state; called by the consumer of identity links, inside its transaction and only with
     * snapshots that are newer than the last.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(IdentityLinkSnapshot link) {
        session.createNativeMutationQuery("""
                        insert into identity_link (issuer, subject, link_id, person_id, active)
                        values (:issuer, :subject, :id, :personId, :active)
                        on conflict (issuer, subject) do update set
                            link_id = excluded.link_id, person_id = excluded.person_id, active = excluded.active
                        """)
                .setParameter("issuer", link.issuer())
                .setParameter("subject", link.subject())
                .setParameter("id", link.id())
                .setParameter("personId", link.personId())
                .setParameter("active", link.active())
                .executeUpdate();
    }

    /** Forgets a link that participants-service no longer has. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID linkId) {
        session.createNativeMutationQuery("delete from identity_link where link_id = :id")
                .setParameter("id", linkId)
                .executeUpdate();
    }

    /** Returns how many links are known. */
    @Transactional
    public long count() {
        return session.createNativeQuery("select count(*) from identity_link", Long.class)
                .getSingleResult();
    }
}
