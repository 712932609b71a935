package dev.tandem.matching.mentorship;

import dev.tandem.matching.mentorship.MentorshipActions.Standing;
import dev.tandem.matching.mentorship.MentorshipResponse.Viewer;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Shows mentorships to their members and to coordinators, and lets them decide. */
@ApplicationScoped
class MentorshipService {

    private static final Sorts SORTS = Sorts.of("createdAt");
    private static final String OVERDUE = "(e.state = dev.tandem.matching.mentorship.MentorshipState.PROPOSED"
            + " and e.remindedAt is not null)"
            + " or (e.endReason = dev.tandem.matching.mentorship.EndReason.ACCEPTANCE_EXPIRED"
            + " and not exists (select 1 from Mentorship s where s.substituteOf = e.id))";

    private final EntityManager entities;
    private final MentorshipRepository mentorships;
    private final MentorshipChanges changes;
    private final MentorshipHistory history;
    private final Deadlines deadlines;
    private final LifeCycleConfig config;
    private final Slots slots;
    private final Roster roster;
    private final Caller caller;
    private final Clock clock;

    MentorshipService(
            EntityManager entities,
            MentorshipRepository mentorships,
            MentorshipChanges changes,
            MentorshipHistory history,
            Deadlines deadlines,
            LifeCycleConfig config,
            Slots slots,
            Roster roster,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.mentorships = mentorships;
        this.changes = changes;
        this.history = history;
        this.deadlines = deadlines;
        this.config = config;
        this.slots = slots;
        this.roster = roster;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<MentorshipResponse> list(MentorshipFilter filter, PageRequest page) {
        Viewer viewer = viewer();
        Keyset<Mentorship> list = Keyset.of(entities, Mentorship.class, SORTS)
                .where("cohortId", filter.cohortId())
                .where("state", filter.state())
                .where("matchRunId", filter.matchRunId())
                .matching(
                        "exists (select 1 from e.members m where m.personId = :person and m.leftAt is null)",
                        "person",
                        viewer.coordinator() ? filter.personId() : viewer.personId());
        return (filter.overdue() ? list.matching(OVERDUE) : list).pageOf(page, shown -> responses(shown, viewer));
    }

    @Transactional
    MentorshipResponse get(UUID id) {
        Viewer viewer = viewer();
        Mentorship mentorship = mentorships.require(id);
        requireVisible(mentorship, viewer);
        return response(mentorship, viewer);
    }

    @Transactional
    Page<HistoryEntryResponse> history(UUID id, PageRequest page) {
        Viewer viewer = viewer();
        requireVisible(mentorships.require(id), viewer);
        return history.page(id, viewer, page);
    }

    @Transactional
    MentorshipResponse accept(UUID id) {
        Mentorship mentorship = mentorships.lock(id);
        requireAllowed(MentorshipActions.ACCEPT, mentorship);
        MentorshipState from = mentorship.state();
        UUID person = caller.requirePersonId();
        mentorship.accept(person, clock.instant());
        return told(
                mentorship,
                Step.of(begun(from, mentorship) ? "activated" : "accepted", from)
                        .about(person));
    }

    @Transactional
    MentorshipResponse decline(UUID id, String reason) {
        Mentorship mentorship = enterAndLock(id);
        requireAllowed(MentorshipActions.DECLINE, mentorship);
        MentorshipState from = mentorship.state();
        UUID person = caller.requirePersonId();
        Map<UUID, Integer> before = mentorship.places();
        mentorship.decline(person, reason.strip(), clock.instant());
        String verb = mentorship.state() == MentorshipState.DECLINED
                ? "declined"
                : begun(from, mentorship) ? "activated" : "member-declined";
        slots.release(Mentorship.freed(before, mentorship));
        return told(mentorship, Step.of(verb, from).about(person).because(null, reason.strip()));
    }

    @Transactional
    MentorshipResponse pause(UUID id, PauseMentorshipRequest request) {
        Mentorship mentorship = mentorships.lock(id);
        requireAllowed(MentorshipActions.PAUSE, mentorship);
        MentorshipState from = mentorship.state();
        mentorship.pause(clock.instant());
        return told(
                mentorship,
                Step.of("paused", from)
                        .because(request.codeOrOther(), request.reason().strip()));
    }

    @Transactional
    MentorshipResponse resume(UUID id) {
        Mentorship mentorship = mentorships.lock(id);
        requireAllowed(MentorshipActions.RESUME, mentorship);
        MentorshipState from = mentorship.state();
        mentorship.resume(clock.instant());
        return told(mentorship, Step.of("resumed", from));
    }

    @Transactional
    MentorshipResponse extend(UUID id, ExtendMentorshipRequest request) {
        Mentorship mentorship = mentorships.lock(id);
        requireAllowed(MentorshipActions.EXTEND, mentorship);
        Schedule schedule = mentorship.schedule();
        LocalDate latest = schedule.activeFrom().plus(config.longestTerm());
        if (!request.activeUntil().isAfter(schedule.activeUntil())) {
            throw ProblemException.invalid(new FieldError(
                    "/activeUntil", "NOT_LATER", "must be after the current end, " + schedule.activeUntil()));
        }
        if (request.activeUntil().isAfter(latest)) {
            throw ProblemException.invalid(new FieldError("/activeUntil", "TOO_LONG", "must not be after " + latest));
        }
        mentorship.extend(request.activeUntil(), clock.instant());
        return told(
                mentorship,
                Step.of("extended", mentorship.state())
                        .because(null, request.reason().strip())
                        .with("activeUntil", request.activeUntil())
                        .with("before", schedule.activeUntil()));
    }

    @Transactional
    MentorshipResponse extendDeadline(UUID id, ExtendDeadlineRequest request) {
        Mentorship mentorship = mentorships.lock(id);
        requireAllowed(MentorshipActions.EXTEND_DEADLINE, mentorship);
        Instant until = deadlines.orDefault(request.respondBy());
        Instant before = mentorship.respondBy();
        if (before != null && !until.isAfter(before)) {
            throw ProblemException.invalid(
                    new FieldError("/respondBy", "NOT_LATER", "must be after the current deadline, " + before));
        }
        mentorship.extendDeadline(until, clock.instant());
        return told(mentorship, Step.of("deadline-extended", mentorship.state()).with("respondBy", until));
    }

    @Transactional
    MentorshipResponse end(UUID id, EndMentorshipRequest request) {
        Mentorship mentorship = enterAndLock(id);
        requireAllowed(MentorshipActions.END, mentorship);
        MentorshipState from = mentorship.state();
        Map<UUID, Integer> before = mentorship.places();
        String note = request.reason().strip();
        mentorship.end(
                caller.isCoordinator() ? EndReason.BY_COORDINATOR : EndReason.BY_MEMBER,
                request.codeOrOther(),
                note,
                clock.instant());
        slots.release(Mentorship.freed(before, mentorship));
        return told(mentorship, Step.of("ended", from).because(request.codeOrOther(), note));
    }

    MentorshipResponse response(Mentorship mentorship) {
        return response(mentorship, viewer());
    }

    /**
     * Asks whether the caller may do this now.
     *
     * @throws ProblemException 404 when they may not see the mentorship, 409 with the reason's code otherwise
     */
    void requireAllowed(String action, Mentorship mentorship) {
        Viewer viewer = viewer();
        requireVisible(mentorship, viewer);
        Set<UUID> substituted = mentorships.substituted(List.of(mentorship.id()));
        Standing standing = Standing.of(mentorship, viewer, substituted.contains(mentorship.id()), clock.instant());
        AllowedAction asked = MentorshipActions.of(standing).stream()
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

    Viewer viewer() {
        return caller.isCoordinator()
                ? new Viewer(caller.personId().orElse(null), true)
                : new Viewer(caller.requirePersonId(), false);
    }

    private static boolean begun(MentorshipState from, Mentorship mentorship) {
        return from == MentorshipState.PROPOSED && mentorship.state() == MentorshipState.ACTIVE;
    }

    private MentorshipResponse told(Mentorship mentorship, Step step) {
        changes.tell(mentorship, step);
        return response(mentorship, viewer());
    }

    /** The gate of the cohort first, then the mentorship, as {@link Roster} demands of whoever frees places. */
    private Mentorship enterAndLock(UUID id) {
        mentorships.cohortOf(id).ifPresent(roster::enter);
        return mentorships.lock(id);
    }

    /** What somebody may not see does not exist for them. */
    private static void requireVisible(Mentorship mentorship, Viewer viewer) {
        UUID person = viewer.personId();
        if (!viewer.coordinator()
                && (person == null || mentorship.member(person).isEmpty())) {
            throw ProblemException.notFound("mentorship", mentorship.id());
        }
    }

    private MentorshipResponse response(Mentorship mentorship, Viewer viewer) {
        return responses(List.of(mentorship), viewer).getFirst();
    }

    private List<MentorshipResponse> responses(List<Mentorship> shown, Viewer viewer) {
        Map<UUID, String> names = changes.names(shown);
        Set<UUID> substituted =
                mentorships.substituted(shown.stream().map(Mentorship::id).toList());
        Instant now = clock.instant();
        return shown.stream()
                .map(mentorship -> MentorshipResponse.of(
                        mentorship,
                        names,
                        viewer,
                        Standing.of(mentorship, viewer, substituted.contains(mentorship.id()), now)))
                .toList();
    }
}
