package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A mentor with one or more mentees, or two peers, from the proposal to the end. Its methods change the state and the members; the places that
 * the members hold are given and taken back by the caller in the same transaction.
 */
@Entity
public class Mentorship extends AggregateRoot {

    private UUID cohortId;
    private UUID programId;

    @Enumerated(EnumType.STRING)
    private ProgramFormat format;

    @Enumerated(EnumType.STRING)
    private MentorshipState state;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "mentorship_member", joinColumns = @JoinColumn(name = "mentorship_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 200)
    private List<Member> members = new ArrayList<>();

    private @Nullable Integer score;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CriterionScore> explanation;

    private @Nullable UUID matchRunId;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private Instant proposedAt;
    private @Nullable Instant activatedAt;
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endReason;

    @Enumerated(EnumType.STRING)
    private @Nullable EndCode endCode;

    private @Nullable String endNote;
    private @Nullable String overrideReason;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Statement> brokenRules;

    private String cadence;
    private LocalDate activeFrom;
    private LocalDate activeUntil;
    private @Nullable Instant respondBy;
    private @Nullable Instant remindAt;
    private @Nullable Instant remindedAt;
    private @Nullable Instant pausedAt;
    private @Nullable UUID substituteOf;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Mentorship() {}

    /** Active at once if all members have agreed, proposed otherwise. */
    Mentorship(UUID id, MentorshipPlan plan, List<Member> members, Instant now) {
        super(id, now);
        this.cohortId = plan.cohort().id();
        this.programId = plan.program().id();
        this.format = plan.program().format();
        this.members.addAll(members);
        this.score = plan.score();
        this.explanation = plan.explanation();
        this.matchRunId = plan.matchRunId();
        this.origin = plan.origin();
        this.overrideReason = plan.overrideReason();
        this.brokenRules = plan.brokenRules();
        this.cadence = plan.program().meetingCadence();
        this.activeFrom = plan.cohort().activeFrom();
        this.activeUntil = plan.cohort().activeUntil();
        this.proposedAt = now;
        this.substituteOf = plan.substituteOf();
        this.state = MentorshipState.PROPOSED;
        askUntil(plan.respondBy(), now);
        activateIfAgreed(now);
    }

    /** Records that a member agrees; the last one to do so activates a proposal. */
    void accept(UUID personId, Instant now) {
        member(personId).orElseThrow().decide(Decision.ACCEPTED, now);
        activateIfAgreed(now);
        changed(now);
    }

    /** Records that a member does not agree. A group goes on without them, and anything else is declined. */
    void decline(UUID personId, @Nullable String note, Instant now) {
        Member member = member(personId).orElseThrow();
        member.decide(Decision.DECLINED, now);
        if (state.running() || oneOfSeveral(member)) {
            member.leave(now);
            regroup();
            activateIfAgreed(now);
            changed(now);
        } else {
            finish(MentorshipState.DECLINED, EndReason.DECLINED, note, now);
        }
    }

    /** Notes that half of the time to answer has gone. */
    void remind(Instant now) {
        remindedAt = now;
        changed(now);
    }

    /** The time to answer has gone: a group goes on with those who accepted, anything else ends. */
    void expire(Instant now) {
        List<Member> present = present();
        boolean led = present.stream().anyMatch(member -> member.role() == Role.MENTOR && member.accepted());
        boolean attended = present.stream().anyMatch(member -> member.role() == Role.MENTEE && member.accepted());
        if (led && attended) {
            present.stream().filter(member -> !member.accepted()).forEach(member -> member.leave(now));
            regroup();
            activateIfAgreed(now);
            changed(now);
        } else {
            finish(MentorshipState.ENDED, EndReason.ACCEPTANCE_EXPIRED, null, now);
        }
    }

    /** Gives the members until another instant to answer. */
    void extendDeadline(Instant until, Instant now) {
        askUntil(until, now);
        remindedAt = null;
        changed(now);
    }

    void pause(Instant now) {
        state = MentorshipState.PAUSED;
        pausedAt = now;
        changed(now);
    }

    void resume(Instant now) {
        state = MentorshipState.ACTIVE;
        pausedAt = null;
        changed(now);
    }

    /** Moves its last day. */
    void extend(LocalDate until, Instant now) {
        activeUntil = until;
        changed(now);
    }

    /** Asks somebody to join the group; their place and one more of the mentor's are taken by the caller. */
    void invite(Seat seat, Instant until, Instant now) {
        Optional<Member> before = members.stream()
                .filter(member -> member.personId().equals(seat.personId()))
                .findFirst();
        before.ifPresentOrElse(
                member -> member.inviteAgain(seat.enrollmentId(), until),
                () -> members.add(Member.invited(seat, until)));
        regroup();
        changed(now);
    }

    /** One of several mentees leaves the group. */
    void leave(UUID personId, Instant now) {
        member(personId).orElseThrow().leave(now);
        regroup();
        activateIfAgreed(now);
        changed(now);
    }

    /** Ends it before its time. */
    void end(EndReason reason, @Nullable EndCode code, @Nullable String note, Instant now) {
        endCode = code;
        finish(MentorshipState.ENDED, reason, note, now);
    }

    /** Its last day has passed. */
    void complete(Instant now) {
        finish(MentorshipState.COMPLETED, EndReason.TERM_REACHED, null, now);
    }

    /** The cohort is over: what runs is completed, what was never accepted ends. */
    void close(Instant now) {
        finish(
                state.running() ? MentorshipState.COMPLETED : MentorshipState.ENDED,
                EndReason.COHORT_COMPLETED,
                null,
                now);
    }

    private void askUntil(@Nullable Instant until, Instant now) {
        respondBy = until;
        remindAt = until == null ? null : now.plus(Duration.between(now, until).dividedBy(2));
    }

    private void activateIfAgreed(Instant now) {
        if (state == MentorshipState.PROPOSED && present().stream().allMatch(Member::accepted)) {
            state = MentorshipState.ACTIVE;
            activatedAt = now;
        }
    }

    private void finish(MentorshipState last, EndReason reason, @Nullable String note, Instant now) {
        state = last;
        endReason = reason;
        endNote = note;
        endedAt = now;
        pausedAt = null;
        members.forEach(member -> member.hold(0));
        changed(now);
    }

    /** The mentor holds a place for each mentee. */
    private void regroup() {
        int mentees = mentees();
        present().stream().filter(member -> member.role() == Role.MENTOR).forEach(mentor -> mentor.hold(mentees));
    }

    /** Whether the mentorship would go on without this member: a mentee among several. */
    boolean oneOfSeveral(Member member) {
        return member.role() == Role.MENTEE && mentees() > 1;
    }

    private int mentees() {
        return Math.toIntExact(present().stream()
                .filter(member -> member.role() == Role.MENTEE)
                .count());
    }

    /** Whether the last day to answer is over; never so without a deadline. */
    boolean answerOverdue(Instant now) {
        return respondBy != null && !now.isBefore(respondBy);
    }

    /** Whether half of the time to answer has gone, and nobody was reminded yet. */
    boolean reminderDue(Instant now) {
        return remindedAt == null && remindAt != null && !now.isBefore(remindAt);
    }

    /** A member who has not left. */
    Optional<Member> member(UUID personId) {
        return present().stream()
                .filter(member -> member.personId().equals(personId))
                .findFirst();
    }

    /** The members who have not left. */
    List<Member> present() {
        return members.stream().filter(Member::present).toList();
    }

    /** The members and those who have left, the mentor first where there is one. */
    List<Member> everybody() {
        return List.copyOf(members);
    }

    /** The role that somebody has or had. */
    Optional<Role> roleEver(UUID personId) {
        return members.stream()
                .filter(member -> member.personId().equals(personId))
                .map(Member::role)
                .findFirst();
    }

    /** The mentor of a pair or group. */
    Optional<Member> mentor() {
        return present().stream().filter(member -> member.role() == Role.MENTOR).findFirst();
    }

    /** The places that the members hold, by enrollment; empty once it is over. */
    Map<UUID, Integer> places() {
        return members.stream()
                .filter(member -> member.places() > 0)
                .collect(Collectors.toMap(Member::enrollmentId, Member::places));
    }

    /** The places that were held before a change and are not any more. */
    static Map<UUID, Integer> freed(Map<UUID, Integer> before, Mentorship after) {
        Map<UUID, Integer> held = after.places();
        Map<UUID, Integer> freed = new TreeMap<>();
        before.forEach((id, places) -> {
            int less = places - held.getOrDefault(id, 0);
            if (less > 0) {
                freed.put(id, less);
            }
        });
        return freed;
    }

    /** The places that several of them hold together. */
    static Map<UUID, Integer> placesOf(Collection<Mentorship> mentorships) {
        Map<UUID, Integer> places = new TreeMap<>();
        mentorships.forEach(
                mentorship -> mentorship.places().forEach((id, held) -> places.merge(id, held, Integer::sum)));
        return places;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programId() {
        return programId;
    }

    ProgramFormat format() {
        return format;
    }

    MentorshipState state() {
        return state;
    }

    @Nullable
    Integer score() {
        return score;
    }

    List<CriterionScore> explanation() {
        return explanation;
    }

    @Nullable
    UUID matchRunId() {
        return matchRunId;
    }

    Origin origin() {
        return origin;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    @Nullable
    Instant activatedAt() {
        return activatedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    EndReason endReason() {
        return endReason;
    }

    @Nullable
    EndCode endCode() {
        return endCode;
    }

    /** Until when the members have to answer; null without a deadline. */
    @Nullable
    Instant respondBy() {
        return respondBy;
    }

    /** When half of the time to answer had gone without all answers. */
    @Nullable
    Instant remindedAt() {
        return remindedAt;
    }

    @Nullable
    Instant pausedAt() {
        return pausedAt;
    }

    /** The mentorship in whose place it came. */
    @Nullable
    UUID substituteOf() {
        return substituteOf;
    }

    @Nullable
    String endNote() {
        return endNote;
    }

    @Nullable
    String overrideReason() {
        return overrideReason;
    }

    List<Statement> brokenRules() {
        return brokenRules;
    }

    Schedule schedule() {
        return new Schedule(cadence, activeFrom, activeUntil);
    }
}
