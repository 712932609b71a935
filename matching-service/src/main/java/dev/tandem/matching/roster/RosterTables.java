package dev.tandem.matching.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The tables of the roster: written by snapshots, read in bulk; nothing here has behaviour of its own. */
@ApplicationScoped
class RosterTables {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final String COHORT =
            "select id, program_id, name, state, active_from, active_until from cohort where id = :id";

    private final EntityManager entities;
    private final ObjectMapper json;

    RosterTables(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    void put(PersonSnapshot person) {
        boolean located = person.latitude() != null && person.longitude() != null;
        write("""
                        insert into person (id, seniority_rank, department, languages, manager_id, site, city, country,
                            latitude, longitude)
                        values (:id, :rank, :department, cast(:languages as jsonb), :managerId, :site, :city, :country,
                            :latitude, :longitude)
                        on conflict (id) do update set seniority_rank = excluded.seniority_rank,
                            department = excluded.department, languages = excluded.languages,
                            manager_id = excluded.manager_id, site = excluded.site, city = excluded.city,
                            country = excluded.country, latitude = excluded.latitude, longitude = excluded.longitude
                        """)
                .setParameter("id", person.id())
                .setParameter("rank", person.seniorityRank(), Integer.class)
                .setParameter("department", person.department(), String.class)
                .setParameter("languages", jsonOf(person.languages()))
                .setParameter("managerId", person.managerId(), UUID.class)
                .setParameter("site", person.site(), String.class)
                .setParameter("city", person.city(), String.class)
                .setParameter("country", person.country(), String.class)
                .setParameter("latitude", located ? person.latitude() : null, Double.class)
                .setParameter("longitude", located ? person.longitude() : null, Double.class)
                .executeUpdate();
    }

    void put(SkillSnapshot skill) {
        write("""
                        insert into skill (id, name, parent_id) values (:id, :name, :parentId)
                        on conflict (id) do update set name = excluded.name, parent_id = excluded.parent_id
                        """)
                .setParameter("id", skill.id())
                .setParameter("name", skill.name())
                .setParameter("parentId", skill.parentId(), UUID.class)
                .executeUpdate();
    }

    void put(ProgramSnapshot program) {
        write("""
                        insert into program (id, name, format, meeting_cadence, self_matching)
                        values (:id, :name, :format, :cadence, :selfMatching)
                        on conflict (id) do update set name = excluded.name, format = excluded.format,
                            meeting_cadence = excluded.meeting_cadence, self_matching = excluded.self_matching
                        """)
                .setParameter("id", program.id())
                .setParameter("name", program.name())
                .setParameter("format", program.format().name())
                .setParameter("cadence", program.meetingCadence())
                .setParameter("selfMatching", program.selfMatching())
                .executeUpdate();
    }

    void put(CohortSnapshot cohort) {
        write("""
                        insert into cohort (id, program_id, name, state, active_from, active_until)
                        values (:id, :programId, :name, :state, :activeFrom, :activeUntil)
                        on conflict (id) do update set program_id = excluded.program_id, name = excluded.name,
                            state = excluded.state, active_from = excluded.active_from,
                            active_until = excluded.active_until
                        """)
                .setParameter("id", cohort.id())
                .setParameter("programId", cohort.programId())
                .setParameter("name", cohort.name())
                .setParameter("state", cohort.state().name())
                .setParameter("activeFrom", cohort.activeFrom())
                .setParameter("activeUntil", cohort.activeUntil())
                .executeUpdate();
    }

    /** @param table person, skill, program or cohort */
    long count(String table) {
        return ((Number) entities.createNativeQuery("select count(*) from " + table)
                        .getSingleResult())
                .longValue();
    }

    /** @param table person, skill or program: nothing refers to them by a key */
    void delete(String table, UUID id) {
        write("delete from " + table + " where id = :id").setParameter("id", id).executeUpdate();
    }

    void archiveCohort(UUID id) {
        write("update cohort set state = 'ARCHIVED' where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    void deleteUnusedCohort(UUID id) {
        write("""
                        delete from cohort c where c.id = :id
                          and not exists (select 1 from match_run where cohort_id = c.id)
                          and not exists (select 1 from mentorship where cohort_id = c.id)
                          and not exists (select 1 from match_request where cohort_id = c.id)
                        """).setParameter("id", id).executeUpdate();
    }

    Optional<Cohort> cohort(UUID id) {
        return cohort(COHORT, id);
    }

    Optional<Cohort> shareCohort(UUID id) {
        return cohort(COHORT + " for share", id);
    }

    Optional<Cohort> lockCohort(UUID id) {
        return cohort(COHORT + " for update", id);
    }

    Optional<Program> program(UUID id) {
        return read("select id, name, format, meeting_cadence, self_matching from program where id = :id")
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new Program(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        ProgramFormat.valueOf(row.get(2, String.class)),
                        row.get(3, String.class),
                        row.get(4, Boolean.class)));
    }

    Map<UUID, Person> people(Collection<UUID> ids) {
        Map<UUID, Person> people = new HashMap<>();
        read("""
                        select id, cast(seniority_rank as integer), department, cast(languages as text), site, city,
                            country, latitude, longitude
                        from person where id = any(:ids)
                        """)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> people.put(
                        row.get(0, UUID.class),
                        new Person(
                                row.get(0, UUID.class),
                                row.get(1, Integer.class),
                                row.get(2, String.class),
                                stringsOf(row.get(3, String.class)),
                                row.get(4, String.class),
                                row.get(5, String.class),
                                row.get(6, String.class),
                                row.get(7, Double.class),
                                row.get(8, Double.class))));
        return people;
    }

    Map<UUID, UUID> managersAbove(Collection<UUID> ids) {
        // UNION, not UNION ALL: it ends even if somebody's snapshots make a circle for a moment.
        return managers(read("""
                        with recursive line as (
                            select id, manager_id from person where id = any(:ids) and manager_id is not null
                            union
                            select p.id, p.manager_id from person p join line l on p.id = l.manager_id
                            where p.manager_id is not null)
                        select id, manager_id from line
                        """).setParameter("ids", ids.toArray(UUID[]::new)));
    }

    List<Skill> skills() {
        return read("select id, name, parent_id from skill order by id").getResultList().stream()
                .map(row -> new Skill(row.get(0, UUID.class), row.get(1, String.class), row.get(2, UUID.class)))
                .toList();
    }

    private Optional<Cohort> cohort(String sql, UUID id) {
        return read(sql)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new Cohort(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, String.class),
                        CohortState.valueOf(row.get(3, String.class)),
                        row.get(4, LocalDate.class),
                        row.get(5, LocalDate.class)));
    }

    private static Map<UUID, UUID> managers(NativeQuery<Tuple> query) {
        Map<UUID, UUID> managers = new HashMap<>();
        query.getResultList().forEach(row -> managers.put(row.get(0, UUID.class), row.get(1, UUID.class)));
        return managers;
    }

    private NativeQuery<?> write(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> read(String sql) {
        return entities.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }

    private String jsonOf(List<String> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of strings has no JSON", e);
        }
    }

    private List<String> stringsOf(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The column does not hold a list of strings", e);
        }
    }
}
