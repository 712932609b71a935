package dev.tandem.participants.person;

import dev.tandem.platform.web.NameKey;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Makes the keys of userNames that an older binary wrote: the database had to guess them. Of people who turn out to have one
 * name, the first keeps it and the others are known by their id until they are renamed.
 */
@ApplicationScoped
class UserNameKeys {

    private static final Logger LOG = Logger.getLogger(UserNameKeys.class);
    private static final int MOST_AT_ONCE = 5_000;

    private final Session session;

    UserNameKeys(Session session) {
        this.session = session;
    }

    @Scheduled(
            every = "{tandem.people.key-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "user-name-keys")
    @Transactional
    void makeMissing() {
        session.createNativeQuery(
                        "SELECT 1 FROM pg_advisory_xact_lock(hashtext('tandem.person.user-name-key'))", Integer.class)
                .getResultList();
        List<Object[]> unsure = session.createNativeQuery("""
                        SELECT id, user_name FROM person WHERE user_name_keyed IS DISTINCT FROM user_name
                        ORDER BY created_at, id LIMIT :most FOR NO KEY UPDATE""", Object[].class)
                .setParameter("most", MOST_AT_ONCE)
                .getResultList();
        // Guesses must not stand in the way of keys: first all of them give way.
        unsure.forEach(row -> set((UUID) row[0], (String) row[1], false));
        List<UUID> without = unsure.stream()
                .filter(row -> !set((UUID) row[0], (String) row[1], true))
                .map(row -> (UUID) row[0])
                .toList();
        if (!without.isEmpty()) {
            LOG.warnf(
                    "These people have the userName of somebody else, but for how it is written; rename them: %s",
                    without);
        }
    }

    /** Returns whether the person has the key of their name now. */
    private boolean set(UUID id, String userName, boolean plain) {
        String key = NameKey.of(userName);
        return session.createNativeMutationQuery("""
                        UPDATE person SET user_name_key = :key, user_name_keyed = :keyed
                        WHERE id = :id AND NOT EXISTS (SELECT 1 FROM person o WHERE o.user_name_key = :key AND o.id <> :id)""")
                        .setParameter("key", plain ? key : key + ' ' + id)
                        .setParameter("keyed", plain ? userName : null, String.class)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
