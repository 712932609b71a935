package dev.tandem.goals.checkpoint;

import dev.tandem.goals.checkpoint.plan.CheckpointPlan;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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
                        .createQuery("""
                                insert into Checkpoint (id, version, createdAt, updatedAt, mentorshipId, cohortId, programId,
                                    ordinal, scheduledAt, state, agenda, attendance, actionItems)
                                values (:id, 1L, :now, :now, :mentorship, :cohort, :program,
                                    :ordinal, :scheduledAt, SCHEDULED, :agenda, :none, :none)
                                on conflict (mentorshipId, ordinal) do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("mentorship", mentorship.id())
                        .setParameter("cohort", mentorship.cohortId())
                        .setParameter("program", mentorship.programId())
                        .setParameter("ordinal", place.ordinal())
                        .setParameter("scheduledAt", place.scheduledAt())
                        .setParameter("agenda", agenda)
                        .setParameter("none", List.of())
                        .executeUpdate()
                == 1;
    }

    /** The checkpoints of a mentorship that are still to come, each held for a change. */
    List<Checkpoint> lockScheduled(UUID mentorshipId) {
        return find("mentorshipId = ?1 and state = ?2 order by ordinal", mentorshipId, CheckpointState.SCHEDULED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Checkpoint> pageAfter(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }
}
