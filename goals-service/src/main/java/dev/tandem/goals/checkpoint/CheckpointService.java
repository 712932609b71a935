package dev.tandem.goals.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.goals.mentorship.MentorshipAccess;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.goals.mentorship.Refusal;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes checkpoints: only for members, only while their mentorship is active, one event for each change. */
@ApplicationScoped
class CheckpointService {

    static final String AGGREGATE = "checkpoint";

    private final CheckpointRepository checkpoints;
    private final CheckpointQueries queries;
    private final MentorshipAccess access;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;

    CheckpointService(
            CheckpointRepository checkpoints,
            CheckpointQueries queries,
            MentorshipAccess access,
            MergePatch mergePatch,
            Outbox outbox,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.queries = queries;
        this.access = access;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A checkpoint of this caller's, with its row held, and when the change happens. */
    private record Opened(Checkpoint checkpoint, MentorshipView mentorship, Instant now) {}

    @Transactional
    CheckpointResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Opened opened = lock(id);
        Preconditions.check(ifMatch, opened.checkpoint().version());
        requirePossible(opened, CheckpointAction.CHANGE);
        CheckpointDetails before = opened.checkpoint().details();
        CheckpointDetails after = mergePatch.apply(before, patch, CheckpointDetails.class);
        if (after.equals(before)) {
            return queries.response(opened.checkpoint(), opened.mentorship(), opened.now());
        }
        requireOwnersAreMembers(after.actionItems(), opened.mentorship());
        opened.checkpoint().change(after, opened.now());
        return publish(opened, "changed");
    }

    @Transactional
    CheckpointResponse reschedule(UUID id, RescheduleCheckpointRequest request) {
        Opened opened = lock(id);
        requirePossible(opened, CheckpointAction.RESCHEDULE);
        if (!request.scheduledAt().isAfter(opened.now())) {
            throw ProblemException.invalid(
                    new FieldError("/scheduledAt", "NOT_IN_THE_FUTURE", "must be in the future"));
        }
        opened.checkpoint().reschedule(request.scheduledAt(), opened.now());
        return publish(opened, "rescheduled");
    }

    @Transactional
    CheckpointResponse hold(UUID id, HoldCheckpointRequest request) {
        Opened opened = lock(id);
        requirePossible(opened, CheckpointAction.HOLD);
        List<Attendance> attendance = attendanceOfAll(request.attendance(), opened.mentorship());
        if (request.actionItems() != null) {
            requireOwnersAreMembers(request.actionItems(), opened.mentorship());
        }
        opened.checkpoint().hold(attendance, request, opened.now());
        return publish(opened, "held");
    }

    /** One entry for each member: who is not named was absent. */
    private static List<Attendance> attendanceOfAll(List<Attendance> named, MentorshipView mentorship) {
        List<FieldError> errors = new ArrayList<>();
        Map<UUID, Boolean> present = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            Attendance one = named.get(i);
            String place = "/attendance/" + i + "/personId";
            if (!mentorship.hasMember(one.personId())) {
                errors.add(new FieldError(place, "NOT_A_MEMBER", "must be a member of the mentorship"));
            } else if (present.putIfAbsent(one.personId(), one.present()) != null) {
                errors.add(new FieldError(place, "NAMED_TWICE", "must be named once"));
            }
        }
        if (errors.isEmpty() && !present.containsValue(true)) {
            errors.add(new FieldError("/attendance", "NOBODY_PRESENT", "must name somebody who was present"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return mentorship.memberIds().stream()
                .sorted()
                .map(person -> new Attendance(person, present.getOrDefault(person, false)))
                .toList();
    }

    private static void requireOwnersAreMembers(List<ActionItem> items, MentorshipView mentorship) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            UUID owner = items.get(i).ownerPersonId();
            if (owner != null && !mentorship.hasMember(owner)) {
                errors.add(new FieldError(
                        "/actionItems/" + i + "/ownerPersonId", "NOT_A_MEMBER", "must be a member of the mentorship"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private Opened lock(UUID id) {
        // Whose checkpoint it is never changes: it is asked first, so that nobody can hold the rows of others.
        MentorshipView mentorship = access.requireMember(checkpoints.require(id).mentorshipId());
        return new Opened(checkpoints.lock(id), mentorship, clock.instant());
    }

    private static void requirePossible(Opened opened, CheckpointAction action) {
        Refusal.require(action.code(), action.refusal(opened.checkpoint().state(), opened.mentorship(), true));
    }

    private CheckpointResponse publish(Opened opened, String verb) {
        Checkpoint checkpoint = opened.checkpoint();
        outbox.append(AGGREGATE, checkpoint.id(), verb, checkpoint.version(), CheckpointSnapshot.of(checkpoint));
        return queries.response(checkpoint, opened.mentorship(), opened.now());
    }
}
