package dev.tandem.participants.person;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
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
                .matching("lower(e.userName) = :userName", "userName", lowerOrNull(filter.userName()))
                .where("department", filter.department())
                .where("site", filter.site())
                .where("active", filter.active())
                .where("managerId", filter.managerId())
                .page(page, PersonResponse::of);
    }

    /** The id of the active person with this userName, regardless of case. */
    Optional<UUID> findActive(String userName) {
        return getEntityManager()
                .createQuery("select p.id from Person p where lower(p.userName) = :userName and p.active", UUID.class)
                .setParameter("userName", lower(userName))
                .getResultStream()
                .findFirst();
    }

    /** Several people for reading; one query. */
    public List<Person> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : find("id in ?1", ids).list();
    }

    /** Locks the people with these userNames in lower case, in the order of their ids. */
    public List<Person> lockByUserNames(Collection<String> userNames) {
        return userNames.isEmpty() ? List.of() : lockAll(find("lower(userName) in ?1 order by id", userNames));
    }

    /** Ids of the people with these userNames in lower case. */
    public Map<String, UUID> idsByUserName(Collection<String> userNames) {
        Map<String, UUID> ids = new HashMap<>();
        if (!userNames.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select lower(p.userName), p.id from Person p where lower(p.userName) in :names",
                            Object[].class)
                    .setParameter("names", userNames)
                    .getResultStream()
                    .forEach(row -> ids.put((String) row[0], (UUID) row[1]));
        }
        return ids;
    }

    /** Everybody's userName, in lower case, with that of their manager. */
    public Map<String, @Nullable String> managersByUserName() {
        Map<String, @Nullable String> managers = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select lower(p.userName), lower(m.userName) from Person p left join Person m on m.id = p.managerId",
                        Object[].class)
                .getResultStream()
                .forEach(row -> managers.put((String) row[0], (String) row[1]));
        return managers;
    }

    /** How userNames are compared. */
    public static String lower(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String lowerOrNull(@Nullable String userName) {
        return userName == null ? null : lower(userName);
    }

    private static String escaped(String text) {
        return lower(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
