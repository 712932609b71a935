package dev.tandem.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
}
