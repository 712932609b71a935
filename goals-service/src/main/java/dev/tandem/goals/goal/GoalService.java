package dev.tandem.goals.goal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.goals.mentorship.MentorshipAccess;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.goals.mentorship.Refusal;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes goals: only for members, only while their mentorship is active, one event for each change. */
@ApplicationScoped
class GoalService {

    static final String AGGREGATE = "goal";

    private final GoalRepository goals;
    private final GoalQueries queries;
    private final EntityManager entities;
    private final MentorshipAccess access;
    private final Caller caller;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;

    GoalService(
            GoalRepository goals,
            GoalQueries queries,
            EntityManager entities,
            MentorshipAccess access,
            Caller caller,
            MergePatch mergePatch,
            Outbox outbox,
            Clock clock) {
        this.goals = goals;
        this.queries = queries;
        this.entities = entities;
        this.access = access;
        this.caller = caller;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A goal that this caller may change, with its row held, and when the change happens. */
    private record Opened(Goal goal, MentorshipView mentorship, Instant now) {}

    @Transactional
    GoalResponse create(CreateGoalRequest request) {
        Instant now = clock.instant();
        MentorshipView mentorship = access.requireMember(request.mentorshipId());
        Refusal.require("create", Refusal.unlessMemberOfActive(mentorship, true));
        UUID owner = request.ownerPersonId() == null ? caller.requirePersonId() : request.ownerPersonId();
        if (!mentorship.hasMember(owner)) {
            throw ProblemException.invalid(
                    new FieldError("/ownerPersonId", "NOT_A_MEMBER", "must be a member of the mentorship"));
        }
        requireNotPast(request.dueOn(), now);
        Goal goal = new Goal(Ids.next(), mentorship, owner, request.details(), now);
        goals.persist(goal);
        return publish(new Opened(goal, mentorship, now), "created");
    }

    @Transactional
    GoalResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Opened opened = lock(id);
        Preconditions.check(ifMatch, opened.goal().version());
        requirePossible(opened, GoalAction.CHANGE);
        GoalDetails before = opened.goal().details();
        GoalDetails after = mergePatch.apply(before, patch, GoalDetails.class);
        if (after.equals(before)) {
            return queries.response(opened.goal(), opened.mentorship(), opened.now());
        }
        if (!Objects.equals(after.dueOn(), before.dueOn())) {
            requireNotPast(after.dueOn(), opened.now());
        }
        opened.goal().change(after, opened.mentorship(), opened.now());
        return publish(opened, "changed");
    }

    @Transactional
    GoalResponse addMilestone(UUID id, AddMilestoneRequest request) {
        Opened opened = open(id, GoalAction.ADD_MILESTONE);
        Milestone milestone = new Milestone(Ids.next(), request.title(), request.dueOn(), null);
        opened.goal().addMilestone(milestone, opened.mentorship(), opened.now());
        return publish(opened, "changed");
    }

    @Transactional
    GoalResponse completeMilestone(UUID id, UUID milestoneId) {
        Opened opened = lock(id);
        Milestone milestone = opened.goal().milestones().stream()
                .filter(candidate -> candidate.id().equals(milestoneId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("milestone", milestoneId));
        requirePossible(opened, GoalAction.COMPLETE_MILESTONE);
        if (milestone.wasCompleted()) {
            Refusal.require(GoalAction.COMPLETE_MILESTONE.code(), GoalAction.MILESTONE_COMPLETED);
        }
        opened.goal().completeMilestone(milestoneId, opened.mentorship(), opened.now());
        return publish(opened, "milestone-completed");
    }

    @Transactional
    GoalResponse recordProgress(UUID id, RecordProgressRequest request) {
        Opened opened = open(id, GoalAction.RECORD_PROGRESS);
        entities.persist(new ProgressEntry(
                Ids.next(), id, request.value(), request.note(), caller.requirePersonId(), opened.now()));
        opened.goal().recordValue(request.value(), opened.mentorship(), opened.now());
        return publish(opened, "progressed");
    }

    @Transactional
    GoalResponse achieve(UUID id) {
        Opened opened = open(id, GoalAction.ACHIEVE);
        opened.goal().achieve(opened.mentorship(), opened.now());
        return publish(opened, "achieved");
    }

    @Transactional
    GoalResponse abandon(UUID id, AbandonGoalRequest request) {
        Opened opened = open(id, GoalAction.ABANDON);
        opened.goal().abandon(request.reason(), opened.now());
        return publish(opened, "abandoned");
    }

    private Opened open(UUID id, GoalAction action) {
        Opened opened = lock(id);
        requirePossible(opened, action);
        return opened;
    }

    private Opened lock(UUID id) {
        // Whose goal it is never changes: it is asked first, so that nobody can hold the rows of others.
        MentorshipView mentorship = access.requireMember(goals.require(id).mentorshipId());
        return new Opened(goals.lock(id), mentorship, clock.instant());
    }

    private static void requirePossible(Opened opened, GoalAction action) {
        Refusal.require(action.code(), action.refusal(opened.goal(), opened.mentorship(), true));
    }

    private static void requireNotPast(@Nullable LocalDate dueOn, Instant now) {
        if (dueOn != null && dueOn.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            throw ProblemException.invalid(new FieldError("/dueOn", "IN_THE_PAST", "must not be in the past"));
        }
    }

    private GoalResponse publish(Opened opened, String verb) {
        Goal goal = opened.goal();
        outbox.append(AGGREGATE, goal.id(), verb, goal.version(), GoalSnapshot.of(goal));
        return queries.response(goal, opened.mentorship(), opened.now());
    }
}
