package dev.tandem.goals.mentorship;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class MentorshipRepository implements PanacheRepositoryBase<Mentorship, UUID> {

    /** Mentorships by id, with their members, in one query. */
    List<Mentorship> withMembers(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list("select distinct m from Mentorship m left join fetch m.memberIds where m.id in ?1", ids);
    }
}
