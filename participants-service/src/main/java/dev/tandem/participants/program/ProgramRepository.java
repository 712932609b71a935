package dev.tandem.participants.program;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Programs in the database. */
@ApplicationScoped
public class ProgramRepository extends AggregateRepository<Program> {

    private static final Sorts SORTS = Sorts.of("createdAt").and("name");

    Page<ProgramResponse> list(@Nullable ProgramFormat format, @Nullable Boolean selfMatching, PageRequest page) {
        return Keyset.of(getEntityManager(), Program.class, SORTS)
                .where("format", format)
                .where("selfMatching", selfMatching)
                .page(page, ProgramResponse::of);
    }

    /** Names of several programs; one query. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createQuery("select p.id, p.name from Program p where p.id in :ids", Object[].class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> names.put((UUID) row[0], (String) row[1]));
        }
        return names;
    }
}
