package dev.tandem.goals.checkpoint;

import dev.tandem.goals.checkpoint.plan.Agenda;
import dev.tandem.goals.checkpoint.plan.CheckpointPlan;
import dev.tandem.goals.mentorship.MentorshipChanged;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.events.PoisonMessageException;
import dev.tandem.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Generates the checkpoints of a mentorship when it becomes active and cancels those still to come when it is over, in
 * the transaction of the projection.
 *
 * <p>What to do follows from the old projection and the new snapshot, and each place in a schedule is taken at most once
 * by a unique key: snapshots may repeat, arrive late, race or be replayed into an emptied projection.
 */
@ApplicationScoped
class CheckpointScheduler {

    private final CheckpointRepository checkpoints;
    private final Outbox outbox;
    private final Clock clock;

    CheckpointScheduler(CheckpointRepository checkpoints, Outbox outbox, Clock clock) {
        this.checkpoints = checkpoints;
        this.outbox = outbox;
        this.clock = clock;
    }

    void on(@Observes MentorshipChanged change) {
        MentorshipView before = change.before();
        MentorshipView after = change.after();
        if (after.isActive() && (before == null || !before.isActive() || hasOtherEnd(before, after))) {
            schedule(after);
        } else if (after.state().isOver() && (before == null || !before.state().isOver())) {
            cancel(after);
        }
    }

    /** An active mentorship that was extended gets the places that its schedule lacks. */
    private static boolean hasOtherEnd(MentorshipView before, MentorshipView after) {
        return !before.activeUntil().equals(after.activeUntil());
    }

    private void schedule(MentorshipView mentorship) {
        Instant now = clock.instant();
        List<CheckpointPlan.Place> places = places(mentorship);
        for (CheckpointPlan.Place place : places) {
            UUID id = Ids.next();
            List<String> agenda = Agenda.forPlace(place.ordinal(), places.size());
            if (checkpoints.insertIfAbsent(id, mentorship, place, agenda, now)) {
                outbox.append(
                        CheckpointService.AGGREGATE,
                        id,
                        "scheduled",
                        1,
                        new CheckpointSnapshot(
                                id,
                                1,
                                mentorship.id(),
                                mentorship.cohortId(),
                                mentorship.programId(),
                                place.ordinal(),
                                place.scheduledAt(),
                                CheckpointState.SCHEDULED,
                                null,
                                null,
                                List.of()));
            }
        }
    }

    private static List<CheckpointPlan.Place> places(MentorshipView mentorship) {
        Instant activatedAt = mentorship.activatedAt();
        if (activatedAt == null) {
            throw new PoisonMessageException("An ACTIVE mentorship lacks the instant of its activation");
        }
        try {
            return CheckpointPlan.places(activatedAt, mentorship.cadence(), mentorship.activeUntil());
        } catch (IllegalArgumentException e) {
            throw new PoisonMessageException("The mentorship has no usable cadence: " + e.getMessage(), e);
        }
    }

    private void cancel(MentorshipView mentorship) {
        Instant now = clock.instant();
        for (Checkpoint checkpoint : checkpoints.lockScheduled(mentorship.id())) {
            checkpoint.cancel(now);
            outbox.append(
                    CheckpointService.AGGREGATE,
                    checkpoint.id(),
                    "cancelled",
                    checkpoint.version(),
                    CheckpointSnapshot.of(checkpoint));
        }
    }
}
