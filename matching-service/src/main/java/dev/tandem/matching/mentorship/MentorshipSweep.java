package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.DatabaseOutage;
import dev.tandem.platform.web.Sweep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does what the clock asks for: reminds of proposals at half of the time to answer, ends them when it is over, takes back
 * invitations to groups that were not answered, and completes mentorships whose last day has passed.
 *
 * <p>Every replica sweeps. Each mentorship is a transaction of its own that locks the row, passing over those that
 * somebody else holds, and asks again whether something is due: so nothing happens twice, and an answer that arrives at
 * the same moment comes either before or after it.
 */
@ApplicationScoped
class MentorshipSweep {

    private static final Logger LOG = Logger.getLogger(MentorshipSweep.class);

    private final MentorshipRepository mentorships;
    private final MentorshipChanges changes;
    private final Slots slots;
    private final Roster roster;
    private final Clock clock;
    private volatile boolean stopping;

    MentorshipSweep(
            MentorshipRepository mentorships, MentorshipChanges changes, Slots slots, Roster roster, Clock clock) {
        this.mentorships = mentorships;
        this.changes = changes;
        this.slots = slots;
        this.roster = roster;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Sweep
    @Scheduled(
            every = "{tandem.matching.mentorships.sweep-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "mentorship-sweep")
    void sweep() {
        try {
            sweep(clock.instant());
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("Looking for what is due for mentorships failed, trying again: %s", e);
            }
        }
    }

    private void sweep(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Optional<UUID> after = Optional.empty();
        List<UUID> due;
        do {
            Optional<UUID> from = after;
            due = QuarkusTransaction.requiringNew().call(() -> mentorships.due(now, today, from));
            due.forEach(id -> attempt(id, now, today));
            after = due.isEmpty() ? after : Optional.of(due.getLast());
        } while (!stopping && !due.isEmpty());
    }

    private void attempt(UUID id, Instant now, LocalDate today) {
        if (stopping) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> treat(id, now, today));
        } catch (RuntimeException e) {
            if (DatabaseOutage.isReasonOf(e)) {
                throw e;
            }
            // The others are not to wait for this one; the next sweep comes back to it.
            if (!stopping) {
                LOG.errorf(e, "What is due for the mentorship %s could not be done", id);
            }
        }
    }

    private void treat(UUID id, Instant now, LocalDate today) {
        mentorships.cohortOf(id).ifPresent(roster::enter);
        if (!mentorships.lockUnlessHeld(id)) {
            return;
        }
        Mentorship mentorship = mentorships.lock(id);
        MentorshipState from = mentorship.state();
        Map<UUID, Integer> before = mentorship.places();
        if (from == MentorshipState.PROPOSED) {
            answersDue(mentorship, now);
        } else if (from.running() && today.isAfter(mentorship.schedule().activeUntil())) {
            mentorship.complete(now);
            changes.tell(mentorship, Step.of("completed", from));
        } else if (from.running()) {
            invitationsDue(mentorship, now);
        }
        slots.release(Mentorship.freed(before, mentorship));
    }

    private void answersDue(Mentorship mentorship, Instant now) {
        if (mentorship.answerOverdue(now)) {
            mentorship.expire(now);
            boolean goesOn = mentorship.state() == MentorshipState.ACTIVE;
            changes.tell(
                    mentorship,
                    Step.of(goesOn ? "activated" : "expired", MentorshipState.PROPOSED)
                            .because(EndReason.ACCEPTANCE_EXPIRED, null));
        } else if (mentorship.reminderDue(now)) {
            mentorship.remind(now);
            changes.tell(mentorship, Step.of("reminded", MentorshipState.PROPOSED));
        }
    }

    private void invitationsDue(Mentorship mentorship, Instant now) {
        List<Member> late =
                mentorship.present().stream().filter(member -> member.late(now)).toList();
        if (late.isEmpty()) {
            return;
        }
        late.forEach(member -> mentorship.leave(member.personId(), now));
        changes.tell(
                mentorship,
                Step.of("member-removed", mentorship.state())
                        .about(late.getFirst().personId())
                        .because(EndReason.ACCEPTANCE_EXPIRED, null)
                        .with("members", late.size()));
    }
}
