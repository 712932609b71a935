package dev.tandem.participants.personimport;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class PersonImportRepository extends AggregateRepository<PersonImport> {

    private static final Sorts SORTS = Sorts.of("-createdAt");
    private static final Sorts LINE_SORTS = Sorts.of("line");

    Page<PersonImportResponse> list(List<ImportState> states, PageRequest page) {
        return Keyset.of(getEntityManager(), PersonImport.class, SORTS)
                .where("state in", states)
                .page(page, PersonImportResponse::of);
    }

    Page<PersonImportLineResponse> lines(UUID importId, List<LineStatus> statuses, PageRequest page) {
        return Keyset.of(getEntityManager(), PersonImportLine.class, LINE_SORTS)
                .where("importId", importId)
                .where("status in", statuses)
                .page(page, PersonImportLineResponse::of);
    }

    /** Claims the oldest unfinished import until the transaction ends; another process finds the next one. */
    Optional<PersonImport> claim() {
        return holding(() ->
                        getSession().createNativeQuery("""
                        SELECT * FROM person_import WHERE state IN ('PENDING', 'RUNNING')
                        ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED""", PersonImport.class).getResultList())
                .stream()
                .findFirst();
    }

    void add(PersonImport job, byte[] content) {
        persistAndFlush(job);
        getEntityManager().persist(new PersonImportFile(job.id(), content));
    }

    byte[] content(UUID importId) {
        return getEntityManager()
                .createQuery("select f.content from PersonImportFile f where f.importId = :id", byte[].class)
                .setParameter("id", importId)
                .getSingleResult();
    }

    /** To be called when an import is finished: the file holds personal data that nobody needs any more. */
    void dropContent(UUID importId) {
        getEntityManager()
                .createQuery("delete from PersonImportFile f where f.importId = :id")
                .setParameter("id", importId)
                .executeUpdate();
    }

    void add(PersonImportLine line) {
        getEntityManager().persist(line);
    }

    Set<Integer> reportedLines(UUID importId) {
        return new HashSet<>(getEntityManager()
                .createQuery("select l.line from PersonImportLine l where l.importId = :id", Integer.class)
                .setParameter("id", importId)
                .getResultList());
    }
}
