package dev.tandem.participants.person;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.NameKey;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People in the database. */
@ApplicationScoped
public class PersonRepository extends AggregateRepository<Person> {

    private static final Sorts SORTS =
            Sorts.of("createdAt").and("userName").and("familyName").and("givenName");

    Page<PersonResponse> list(PersonFilter filter, PageRequest page) {
        return Keyset.of(getEntityManager(), Person.class, SORTS)
                .where("id", filter.id())
                .matching(
                        "lower(e.searchText) like :q escape '\\'",
                        "q",
                        filter.q() == null ? null : '%' + escaped(filter.q()) + '%')
                .where("userNameKey", filter.userName() == null ? null : NameKey.of(filter.userName()))
                .where("department", filter.department())
                .where("site", filter.site())
                .where("active", filter.active())
                .where("managerId", filter.managerId())
                .page(page, PersonResponse::of);
    }

    /** The id of the active person with this userName; nobody when another person's differs in nothing but writing. */
    public Optional<UUID> findActive(String userName) {
        String key = NameKey.of(userName);
        // Keys with a blank are those of people who share a name: nobody is called so.
        if (key.isEmpty() || key.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        return getSession()
                .createNativeQuery("""
                        SELECT id FROM person WHERE user_name_key = :key AND active AND NOT EXISTS (
                            SELECT 1 FROM person o WHERE o.user_name_keyed IS DISTINCT FROM o.user_name
                                AND split_part(o.user_name_key, ' ', 1) = :key AND o.user_name_key <> :key)""", UUID.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** Several people for reading; one query. */
    public List<Person> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : find("id in ?1", ids).list();
    }

    /** Locks the people whose userNames have these keys, in the order of their ids. */
    public List<Person> lockByUserNames(Collection<String> keys) {
        return keys.isEmpty() ? List.of() : lockAll(find("userNameKey in ?1 order by id", keys));
    }

    /** Ids of the people whose userNames have these keys, by key. */
    public Map<String, UUID> idsByUserName(Collection<String> keys) {
        Map<String, UUID> ids = new HashMap<>();
        if (!keys.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select p.userNameKey, p.id from Person p where p.userNameKey in :keys", Object[].class)
                    .setParameter("keys", keys)
                    .getResultStream()
                    .forEach(row -> ids.put((String) row[0], (UUID) row[1]));
        }
        return ids;
    }

    /** The key of everybody's userName, with that of their manager's. */
    public Map<String, @Nullable String> managersByUserName() {
        Map<String, @Nullable String> managers = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select p.userNameKey, m.userNameKey from Person p left join Person m on m.id = p.managerId",
                        Object[].class)
                .getResultStream()
                .forEach(row -> managers.put((String) row[0], (String) row[1]));
        return managers;
    }

    private static String escaped(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }
}
