package dev.tandem.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** What a service that does not own people knows of them: whether they are active, and the name to show. */
@ApplicationScoped
public class PersonIdentities {

    private final Session session;

    PersonIdentities(Session session) {
        this.session = session;
    }

    /** Takes over a person's current state; called by the consumer of people, inside its transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(UUID personId, String userName, String displayName, boolean active) {
        session.createNativeMutationQuery("""
                        insert into person_identity (person_id, user_name, display_name, active)
                        values (:id, :userName, :displayName, :active)
                        on conflict (person_id) do update set
                            user_name = excluded.user_name, display_name = excluded.display_name,
                            active = excluded.active, version = person_identity.version + 1
                        """)
                .setParameter("id", personId)
                .setParameter("userName", userName)
                .setParameter("displayName", displayName)
                .setParameter("active", active)
                .executeUpdate();
    }

    /** Forgets a person and whose tokens are theirs (erasure). */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID personId) {
        for (String table : List.of("identity_link", "person_identity")) {
            session.createNativeMutationQuery("delete from " + table + " where person_id = :id")
                    .setParameter("id", personId)
                    .executeUpdate();
        }
    }

    /** Returns how many people are known. */
    @Transactional
    public long count() {
        return session.createNativeQuery("select count(*) from person_identity", Long.class)
                .getSingleResult();
    }

    /** Returns the display names of those of the people that are known, with one query. */
    @Transactional
    public Map<UUID, String> displayNames(Collection<UUID> personIds) {
        Map<UUID, String> names = new HashMap<>();
        if (!personIds.isEmpty()) {
            session.createNativeQuery(
                            "select person_id, display_name from person_identity where person_id in (:ids)",
                            Object[].class)
                    .setParameterList("ids", personIds)
                    .getResultList()
                    .forEach(row -> names.put((UUID) row[0], (String) row[1]));
        }
        return names;
    }
}
