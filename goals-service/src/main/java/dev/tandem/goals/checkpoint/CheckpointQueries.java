package dev.tandem.goals.checkpoint;

import static java.util.stream.Collectors.toSet;

import dev.tandem.goals.mentorship.MentorshipAccess;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads checkpoints as far as the caller may see them, and of private notes only the caller's own. */
@ApplicationScoped
class CheckpointQueries {

    private static final Sorts SORTS = Sorts.of("scheduledAt");

    private final EntityManager entities;
    private final CheckpointRepository checkpoints;
    private final PrivateNoteRepository notes;
    private final MentorshipAccess access;
    private final Caller caller;
    private final Clock clock;

    CheckpointQueries(
            EntityManager entities,
            CheckpointRepository checkpoints,
            PrivateNoteRepository notes,
            MentorshipAccess access,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.checkpoints = checkpoints;
        this.notes = notes;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What to look for; null means anything.
     *
     * @param from first instant at which they are scheduled
     * @param to first instant at which they are no longer scheduled
     */
    record Filter(
            @Nullable UUID mentorshipId,
            @Nullable UUID cohortId,
            @Nullable CheckpointState state,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Transactional
    Page<CheckpointResponse> list(Filter filter, PageRequest page) {
        Instant now = clock.instant();
        return access.narrow(Keyset.of(entities, Checkpoint.class, SORTS))
                .where("mentorshipId", filter.mentorshipId())
                .where("cohortId", filter.cohortId())
                .where("state", filter.state())
                .where("scheduledAt >=", filter.from())
                .where("scheduledAt <", filter.to())
                .pageOf(page, list -> responses(list, now));
    }

    private List<CheckpointResponse> responses(List<Checkpoint> list, Instant now) {
        Map<UUID, MentorshipView> mentorships =
                access.byIds(list.stream().map(Checkpoint::mentorshipId).collect(toSet()));
        Map<UUID, PrivateNote> own = ownNotes(list.stream().map(Checkpoint::id).toList());
        return list.stream()
                .map(checkpoint -> {
                    MentorshipView mentorship = access.known(mentorships, checkpoint.mentorshipId());
                    return CheckpointResponse.of(
                            checkpoint, mentorship, access.isMember(mentorship), text(own.get(checkpoint.id())), now);
                })
                .toList();
    }

    @Transactional
    CheckpointResponse get(UUID id) {
        Checkpoint checkpoint = checkpoints.require(id);
        return response(checkpoint, access.requireReadable(checkpoint.mentorshipId()), clock.instant());
    }

    CheckpointResponse response(Checkpoint checkpoint, MentorshipView mentorship, Instant now) {
        PrivateNote own = ownNotes(List.of(checkpoint.id())).get(checkpoint.id());
        return CheckpointResponse.of(checkpoint, mentorship, access.isMember(mentorship), text(own), now);
    }

    private Map<UUID, PrivateNote> ownNotes(Collection<UUID> checkpointIds) {
        return caller.personId()
                .map(person -> notes.ofAuthor(checkpointIds, person))
                .orElse(Map.of());
    }

    private static @Nullable String text(@Nullable PrivateNote note) {
        return note == null ? null : note.text();
    }
}
