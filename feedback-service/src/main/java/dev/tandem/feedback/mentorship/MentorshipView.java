package dev.tandem.feedback.mentorship;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Projection of a mentorship; written by {@link MentorshipProjector} alone. */
@Entity
@SuppressWarnings("UnusedVariable") // Some are read by SQL only: see CohortFigures.
public class MentorshipView {

    @Id
    private UUID id;

    private UUID cohortId;
    private UUID programId;

    @Enumerated(EnumType.STRING)
    private MentorshipState state;

    private @Nullable Integer score;
    private @Nullable Instant activatedAt;
    private @Nullable Instant endedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "mentorship_member", joinColumns = @JoinColumn(name = "mentorship_id"))
    private Set<MentorshipMember> members = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected MentorshipView() {}

    MentorshipView(MentorshipSnapshot snapshot) {
        id = snapshot.id();
        cohortId = snapshot.cohortId();
        programId = snapshot.programId();
        state = snapshot.state();
        score = snapshot.score();
        activatedAt = snapshot.activatedAt();
        endedAt = snapshot.endedAt();
        snapshot.members().stream()
                .filter(member -> activatedAt == null || member.joined())
                .forEach(member ->
                        members.add(new MentorshipMember(member.personId(), member.enrollmentId(), member.role())));
    }

    public UUID id() {
        return id;
    }

    public UUID cohortId() {
        return cohortId;
    }

    public MentorshipState state() {
        return state;
    }

    /** Whether both sides ever accepted it. */
    public boolean started() {
        return activatedAt != null;
    }

    /** The people in it. */
    public Set<UUID> people() {
        return members.stream().map(MentorshipMember::personId).collect(Collectors.toUnmodifiableSet());
    }
}
