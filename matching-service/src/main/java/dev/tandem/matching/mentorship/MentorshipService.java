package dev.tandem.matching.mentorship;

import dev.tandem.matching.mentorship.MentorshipResponse.Viewer;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows mentorships to their members and to coordinators, and lets them decide. */
@ApplicationScoped
class MentorshipService {

    private static final Sorts SORTS = Sorts.of("createdAt");

    private final EntityManager entities;
    private final MentorshipRepository mentorships;
    private final MentorshipEvents events;
    private final Slots slots;
    private final Roster roster;
    private final Caller caller;
    private final Clock clock;

    MentorshipService(
            EntityManager entities,
            MentorshipRepository mentorships,
            MentorshipEvents events,
            Slots slots,
            Roster roster,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.mentorships = mentorships;
        this.events = events;
        this.slots = slots;
        this.roster = roster;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<MentorshipResponse> list(
            @Nullable UUID cohortId,
            @Nullable MentorshipState state,
            @Nullable UUID matchRunId,
            @Nullable UUID personId,
            PageRequest page) {
        Viewer viewer = viewer();
        return Keyset.of(entities, Mentorship.class, SORTS)
                .where("cohortId", cohortId)
                .where("state", state)
                .where("matchRunId", matchRunId)
                .matching(
                        "exists (select 1 from e.members m where m.personId = :person)",
                        "person",
                        viewer.coordinator() ? personId : viewer.personId())
                .pageOf(page, shown -> responses(shown, viewer));
    }

    @Transactional
    MentorshipResponse get(UUID id) {
        Viewer viewer = viewer();
        Mentorship mentorship = mentorships.require(id);
        requireVisible(mentorship, viewer);
        return response(mentorship, viewer);
    }

    @Transactional
    MentorshipResponse accept(UUID id) {
        Viewer viewer = viewer();
        Mentorship mentorship = mentorships.lock(id);
        require(MentorshipActions.ACCEPT, mentorship, viewer);
        mentorship.accept(caller.requirePersonId(), clock.instant());
        events.publish(mentorship, mentorship.state() == MentorshipState.ACTIVE ? "activated" : "accepted");
        return response(mentorship, viewer);
    }

    @Transactional
    MentorshipResponse decline(UUID id, String reason) {
        Viewer viewer = viewer();
        Mentorship mentorship = enterAndLock(id);
        require(MentorshipActions.DECLINE, mentorship, viewer);
        Map<UUID, Integer> places = mentorship.places();
        mentorship.decline(caller.requirePersonId(), reason.strip(), clock.instant());
        return over(mentorship, "declined", places, viewer);
    }

    @Transactional
    MentorshipResponse end(UUID id, String reason) {
        Viewer viewer = viewer();
        Mentorship mentorship = enterAndLock(id);
        require(MentorshipActions.END, mentorship, viewer);
        boolean member = viewer.personId() != null
                && mentorship.member(viewer.personId()).isPresent();
        Map<UUID, Integer> places = mentorship.places();
        mentorship.end(
                member && !viewer.coordinator() ? EndReason.BY_MEMBER : EndReason.BY_COORDINATOR,
                reason.strip(),
                clock.instant());
        return over(mentorship, "ended", places, viewer);
    }

    MentorshipResponse response(Mentorship mentorship) {
        return response(mentorship, viewer());
    }

    private MentorshipResponse over(Mentorship mentorship, String verb, Map<UUID, Integer> places, Viewer viewer) {
        events.publish(mentorship, verb);
        slots.release(places);
        return response(mentorship, viewer);
    }

    /** The gate of the cohort first, then the mentorship, as {@link Roster} demands of whoever frees places. */
    private Mentorship enterAndLock(UUID id) {
        mentorships.cohortOf(id).ifPresent(roster::enter);
        return mentorships.lock(id);
    }

    private static void require(String action, Mentorship mentorship, Viewer viewer) {
        requireVisible(mentorship, viewer);
        Decision own = viewer.personId() == null
                ? null
                : mentorship.member(viewer.personId()).map(Member::decision).orElse(null);
        AllowedAction asked = MentorshipActions.of(mentorship.state(), own, viewer.coordinator()).stream()
                .filter(allowed -> allowed.action().equals(action))
                .findFirst()
                .orElseThrow();
        String code = asked.code();
        if (!asked.allowed() && code != null) {
            throw new ProblemException(
                            CommonProblem.ILLEGAL_TRANSITION,
                            "%s is not possible in the state %s.".formatted(action, mentorship.state()))
                    .with("action", action)
                    .with("state", mentorship.state().name())
                    .with("code", code);
        }
    }

    /** What somebody may not see does not exist for them. */
    private static void requireVisible(Mentorship mentorship, Viewer viewer) {
        UUID person = viewer.personId();
        if (!viewer.coordinator()
                && (person == null || mentorship.member(person).isEmpty())) {
            throw ProblemException.notFound("mentorship", mentorship.id());
        }
    }

    private Viewer viewer() {
        return caller.isCoordinator()
                ? new Viewer(caller.personId().orElse(null), true)
                : new Viewer(caller.requirePersonId(), false);
    }

    private MentorshipResponse response(Mentorship mentorship, Viewer viewer) {
        return responses(List.of(mentorship), viewer).getFirst();
    }

    private List<MentorshipResponse> responses(List<Mentorship> shown, Viewer viewer) {
        Map<UUID, String> names = events.names(shown);
        return shown.stream()
                .map(mentorship -> MentorshipResponse.of(mentorship, names, viewer))
                .toList();
    }
}
