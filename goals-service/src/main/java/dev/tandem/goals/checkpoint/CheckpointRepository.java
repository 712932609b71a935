package dev.tandem.goals.checkpoint;

import dev.tandem.goals.checkpoint.plan.CheckpointPlan;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CheckpointRepository extends AggregateRepository<Checkpoint> {

    /**
     * Puts a checkpoint in its place of the schedule, unless there is one.
     *
     * @return whether it was inserted
     */
    boolean insertIfAbsent(
            UUID id, MentorshipView mentorship, CheckpointPlan.Place place, List<String> agenda, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into checkpoint (id, version, created_at, updated_at, mentorship_id, cohort_id,
                                    program_id, ordinal, scheduled_at, state, agenda)
                                values (:id, 1, :now, :now, :mentorship, :cohort,
                                    :program, :ordinal, :scheduledAt, 'SCHEDULED', to_jsonb(cast(:agenda as text[])))
                                on conflict (mentorship_id, ordinal) do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("mentorship", mentorship.id())
                        .setParameter("cohort", mentorship.cohortId())
                        .setParameter("program", mentorship.programId())
                        .setParameter("ordinal", place.ordinal())
                        .setParameter("scheduledAt", place.scheduledAt())
                        .setParameter("agenda", agenda.toArray(String[]::new))
                        .executeUpdate()
                == 1;
    }

    /** The checkpoints of a mentorship that are still to come, each held for a change. */
    List<Checkpoint> lockScheduled(UUID mentorshipId) {
        return lockAll(
                find("mentorshipId = ?1 and state = ?2 order by ordinal", mentorshipId, CheckpointState.SCHEDULED));
    }

    List<Checkpoint> pageAfter(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }
}
