package dev.tandem.goals.goal;

import static java.util.stream.Collectors.toSet;

import dev.tandem.goals.goal.assessment.GoalState;
import dev.tandem.goals.goal.assessment.GoalStatus;
import dev.tandem.goals.mentorship.MentorshipAccess;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads goals as far as the caller may see them. */
@ApplicationScoped
class GoalQueries {

    private static final Sorts GOAL_SORTS = Sorts.of("createdAt").andNullable("dueOn");
    private static final Sorts ENTRY_SORTS = Sorts.of("-recordedAt");

    private final EntityManager entities;
    private final GoalRepository goals;
    private final MentorshipAccess access;
    private final Clock clock;

    GoalQueries(EntityManager entities, GoalRepository goals, MentorshipAccess access, Clock clock) {
        this.entities = entities;
        this.goals = goals;
        this.access = access;
        this.clock = clock;
    }

    /** What to look for; null means anything. */
    record Filter(
            @Nullable UUID mentorshipId,
            @Nullable UUID cohortId,
            @Nullable UUID ownerPersonId,
            @Nullable GoalKind kind,
            @Nullable GoalStatus status) {}

    @Transactional
    Page<GoalResponse> list(Filter filter, PageRequest page) {
        Instant now = clock.instant();
        Keyset<Goal> found = access.narrow(Keyset.of(entities, Goal.class, GOAL_SORTS))
                .where("mentorshipId", filter.mentorshipId())
                .where("cohortId", filter.cohortId())
                .where("ownerPersonId", filter.ownerPersonId())
                .where("kind", filter.kind());
        if (filter.status() != null) {
            narrow(found, filter.status(), now);
        }
        return found.pageOf(page, list -> responses(list, now));
    }

    /** The same decision as {@link dev.tandem.goals.goal.assessment.GoalStatusRules#status}, on the stored turning points. */
    private static void narrow(Keyset<Goal> found, GoalStatus status, Instant now) {
        switch (status) {
            case ACHIEVED -> found.where("state", GoalState.ACHIEVED);
            case ABANDONED -> found.where("state", GoalState.ABANDONED);
            case OVERDUE -> found.where("state", GoalState.OPEN).matchingNow("e.overdueFrom <= :now", "now", now);
            case AT_RISK ->
                found.where("state", GoalState.OPEN)
                        .matchingNow("e.atRiskFrom <= :now and e.overdueFrom > :now", "now", now);
            case ON_TRACK ->
                found.where("state", GoalState.OPEN)
                        .matchingNow("e.atRiskFrom > :now and e.overdueFrom > :now", "now", now);
        }
    }

    private List<GoalResponse> responses(List<Goal> list, Instant now) {
        Map<UUID, MentorshipView> mentorships =
                access.byIds(list.stream().map(Goal::mentorshipId).collect(toSet()));
        return list.stream()
                .map(goal -> response(goal, access.known(mentorships, goal.mentorshipId()), now))
                .toList();
    }

    @Transactional
    GoalResponse get(UUID id) {
        Goal goal = goals.require(id);
        return response(goal, access.requireReadable(goal.mentorshipId()), clock.instant());
    }

    GoalResponse response(Goal goal, MentorshipView mentorship, Instant now) {
        return GoalResponse.of(goal, mentorship, access.isMember(mentorship), now);
    }

    @Transactional
    Page<ProgressEntryResponse> progressEntries(UUID goalId, PageRequest page) {
        access.requireReadable(goals.require(goalId).mentorshipId());
        return Keyset.of(entities, ProgressEntry.class, ENTRY_SORTS)
                .where("goalId", goalId)
                .page(page, ProgressEntry::response);
    }
}
