package dev.tandem.matching.mentorship;

import dev.tandem.matching.mentorship.MentorshipResponse.Viewer;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Changes who belongs to a group while it lives. */
@ApplicationScoped
class GroupService {

    private final MentorshipRepository mentorships;
    private final MentorshipChanges changes;
    private final MentorshipService answers;
    private final Judgements judgements;
    private final Deadlines deadlines;
    private final CohortGate gate;
    private final Roster roster;
    private final Slots slots;
    private final Clock clock;

    GroupService(
            MentorshipRepository mentorships,
            MentorshipChanges changes,
            MentorshipService answers,
            Judgements judgements,
            Deadlines deadlines,
            CohortGate gate,
            Roster roster,
            Slots slots,
            Clock clock) {
        this.mentorships = mentorships;
        this.changes = changes;
        this.answers = answers;
        this.judgements = judgements;
        this.deadlines = deadlines;
        this.gate = gate;
        this.roster = roster;
        this.slots = slots;
        this.clock = clock;
    }

    /** Asks a mentee to join: takes their place and one of the mentor's at once, while the group goes on as it is. */
    @Transactional
    MentorshipResponse add(UUID id, AddMemberRequest request) {
        UUID cohortId = mentorships.require(id).cohortId();
        Cohort cohort = gate.enterForPairing(cohortId);
        Mentorship group = mentorships.lock(id);
        answers.requireAllowed(MentorshipActions.ADD_MEMBER, group);
        PoolEntry mentee =
                judgements.require("/menteeEnrollmentId", request.menteeEnrollmentId(), Role.MENTEE, cohortId);
        Member mentor = group.mentor().orElseThrow();
        requireRoomInGroup(group, mentee);
        Judgements.Party pair = judgements.party(List.of(mentor.enrollmentId(), mentee.id()));
        Judged judged = judgements.judge(cohort, pair, request.policyId());
        Judgements.requireOverride(pair, judged, request.overrideReason());
        Instant respondBy = deadlines.orDefault(request.respondBy());
        SlotProblems.refuse(slots.take(Map.of(mentor.enrollmentId(), 1, mentee.id(), 1)));
        group.invite(Seat.mentee(mentee.personId(), mentee.id()), respondBy, clock.instant());
        mentorships.flush();
        changes.tell(
                group,
                Step.of("member-added", group.state())
                        .about(mentee.personId())
                        .because(null, judged.overrideToKeep(request.overrideReason())));
        return answers.response(group);
    }

    /** Takes a mentee out of the group; the last one ends it. */
    @Transactional
    MentorshipResponse remove(UUID id, UUID personId, RemoveMemberRequest request) {
        mentorships.cohortOf(id).ifPresent(roster::enter);
        Mentorship group = mentorships.lock(id);
        Viewer viewer = answers.viewer();
        boolean leaving = personId.equals(viewer.personId()) && !viewer.coordinator();
        answers.requireAllowed(leaving ? MentorshipActions.LEAVE : MentorshipActions.REMOVE_MEMBER, group);
        Member member = group.member(personId)
                .orElseThrow(() -> ProblemException.notFound("member of this mentorship", personId));
        MentorshipState from = group.state();
        Map<UUID, Integer> before = group.places();
        Instant now = clock.instant();
        String note = request.reason().strip();
        if (group.oneOfSeveral(member)) {
            group.leave(personId, now);
            boolean activated = from == MentorshipState.PROPOSED && group.state() == MentorshipState.ACTIVE;
            changes.tell(
                    group,
                    Step.of(activated ? "activated" : "member-removed", from)
                            .about(personId)
                            .because(request.codeOrOther(), note));
        } else {
            group.end(leaving ? EndReason.BY_MEMBER : EndReason.BY_COORDINATOR, request.codeOrOther(), note, now);
            changes.tell(group, Step.of("ended", from).about(personId).because(request.codeOrOther(), note));
        }
        slots.release(Mentorship.freed(before, group));
        return answers.response(group);
    }

    private static void requireRoomInGroup(Mentorship group, PoolEntry mentee) {
        if (group.member(mentee.personId()).isPresent()) {
            throw ProblemException.invalid(
                    new FieldError("/menteeEnrollmentId", "ALREADY_A_MEMBER", "belongs to a member of the group"));
        }
        if (group.present().size() >= Constellation.MOST_SEATS) {
            throw ProblemException.invalid(new FieldError(
                    "/menteeEnrollmentId",
                    "GROUP_FULL",
                    "finds the group full: it has %d members".formatted(Constellation.MOST_SEATS)));
        }
    }
}
