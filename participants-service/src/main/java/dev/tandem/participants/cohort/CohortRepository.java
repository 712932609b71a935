package dev.tandem.participants.cohort;

import dev.tandem.participants.cohort.rules.CohortState;
import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cohorts in the database, and the places in them. */
@ApplicationScoped
public class CohortRepository extends AggregateRepository<Cohort> {

    private static final Sorts SORTS =
            Sorts.of("createdAt").and("name").and("activeFrom").and("activeUntil");

    /** @param hidden a state whose cohorts are left out */
    Page<CohortResponse> list(
            @Nullable UUID programId,
            List<CohortState> states,
            @Nullable CohortState hidden,
            PageRequest page,
            Function<List<Cohort>, List<CohortResponse>> mapper) {
        return Keyset.of(getEntityManager(), Cohort.class, SORTS)
                .where("programId", programId)
                .where("state in", states)
                .where("state <>", hidden)
                .pageOf(page, mapper);
    }

    /** Several cohorts for reading; one query. */
    public List<Cohort> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : find("id in ?1", ids).list();
    }

    /** Locks several cohorts in the order of their ids, so that two callers cannot wait for each other. */
    public List<Cohort> lockAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : lockAll(find("id in ?1 order by id", ids));
    }

    List<Cohort> lockAllOf(UUID programId) {
        return lockAll(find("programId = ?1 order by id", programId));
    }

    /** Takes a place for this role, unless none is left; the database decides, under any concurrency. */
    public boolean takePlace(UUID cohortId, CohortRole role) {
        return switch (role) {
            case MENTOR -> update("""
                        UPDATE cohort SET mentors_taken = mentors_taken + 1
                        WHERE id = :id AND (mentor_places IS NULL OR mentors_taken < mentor_places)""", cohortId);
            case MENTEE -> update("""
                        UPDATE cohort SET mentees_taken = mentees_taken + 1
                        WHERE id = :id AND (mentee_places IS NULL OR mentees_taken < mentee_places)""", cohortId);
            case PEER -> true;
        };
    }

    /** Gives a place back. */
    public void releasePlace(UUID cohortId, CohortRole role) {
        boolean released = switch (role) {
            case MENTOR -> update("UPDATE cohort SET mentors_taken = mentors_taken - 1 WHERE id = :id", cohortId);
            case MENTEE -> update("UPDATE cohort SET mentees_taken = mentees_taken - 1 WHERE id = :id", cohortId);
            case PEER -> true;
        };
        if (!released) {
            throw new IllegalStateException("There is no cohort " + cohortId);
        }
    }

    private boolean update(String sql, UUID cohortId) {
        return getSession()
                        .createNativeMutationQuery(sql)
                        .setParameter("id", cohortId)
                        .executeUpdate()
                == 1;
    }
}
