package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
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

    private @Nullable String endNote;
    private @Nullable String overrideReason;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Statement> brokenRules;

    private String cadence;
    private LocalDate activeFrom;
    private LocalDate activeUntil;

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
        this.state = MentorshipState.PROPOSED;
        activateIfAgreed(now);
    }

    /** Records that a member agrees; the last one to do so activates the mentorship. */
    void accept(UUID personId, Instant now) {
        member(personId).orElseThrow().decide(Decision.ACCEPTED, now);
        activateIfAgreed(now);
        changed(now);
    }

    /** Records that a member does not agree. */
    void decline(UUID personId, String note, Instant now) {
        member(personId).orElseThrow().decide(Decision.DECLINED, now);
        finish(MentorshipState.DECLINED, EndReason.DECLINED, note, now);
    }

    /** Ends it before its time. */
    void end(EndReason reason, @Nullable String note, Instant now) {
        finish(MentorshipState.ENDED, reason, note, now);
    }

    /** The cohort is over: what runs is completed, what was never accepted ends. */
    void close(Instant now) {
        boolean ran = state == MentorshipState.ACTIVE;
        finish(ran ? MentorshipState.COMPLETED : MentorshipState.ENDED, EndReason.COHORT_COMPLETED, null, now);
    }

    private void activateIfAgreed(Instant now) {
        if (members.stream().allMatch(member -> member.decision() == Decision.ACCEPTED)) {
            state = MentorshipState.ACTIVE;
            activatedAt = now;
        }
    }

    private void finish(MentorshipState last, EndReason reason, @Nullable String note, Instant now) {
        state = last;
        endReason = reason;
        endNote = note;
        endedAt = now;
        members.forEach(Member::givePlacesBack);
        changed(now);
    }

    Optional<Member> member(UUID personId) {
        return members.stream()
                .filter(member -> member.personId().equals(personId))
                .findFirst();
    }

    /** The places that the members hold, by enrollment; empty once it is over. */
    Map<UUID, Integer> places() {
        return members.stream()
                .filter(member -> member.places() > 0)
                .collect(Collectors.toMap(Member::enrollmentId, Member::places));
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

    List<Member> members() {
        return members;
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
