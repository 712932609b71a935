package dev.tandem.participants.skill;

import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SkillRepository extends AggregateRepository<Skill> {

    private static final Sorts SORTS = Sorts.of("name").and("createdAt");

    Page<SkillResponse> list(@Nullable String q, @Nullable UUID parentId, PageRequest page) {
        return Keyset.of(getEntityManager(), Skill.class, SORTS)
                .where("parentId", parentId)
                .matching(
                        "exists (select 1 from SkillTerm t where t.skillId = e.id and t.term like :q escape '\\')",
                        "q",
                        q == null ? null : '%' + escaped(q) + '%')
                .page(page, SkillResponse::of);
    }

    Map<String, UUID> idsByTerm() {
        Map<String, UUID> ids = new HashMap<>();
        getEntityManager()
                .createQuery("from SkillTerm", SkillTerm.class)
                .getResultList()
                .forEach(term -> ids.put(term.term, term.skillId));
        return ids;
    }

    Set<UUID> existing(Collection<UUID> ids) {
        return new HashSet<>(getEntityManager()
                .createQuery("select s.id from Skill s where s.id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    List<Skill> lockUnannounced() {
        return lockAll(find("version = 0 order by id"));
    }

    private static String escaped(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }
}
