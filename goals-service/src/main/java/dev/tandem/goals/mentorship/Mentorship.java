package dev.tandem.goals.mentorship;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Projection of matching's mentorship; written by {@link MentorshipProjector} alone. */
@Entity
class Mentorship {

    @Id
    private UUID id;

    private long version;
    private UUID cohortId;
    private UUID programId;

    @Enumerated(EnumType.STRING)
    private MentorshipState state;

    private String cadence;
    private LocalDate activeUntil;
    private @Nullable Instant activatedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "mentorship_member", joinColumns = @JoinColumn(name = "mentorship_id"))
    @Column(name = "person_id")
    private Set<UUID> memberIds = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Mentorship() {}

    @SuppressWarnings("NullAway.Init")
    Mentorship(UUID id) {
        this.id = id;
    }

    void apply(MentorshipSnapshot snapshot) {
        version = snapshot.version();
        cohortId = snapshot.cohortId();
        programId = snapshot.programId();
        state = snapshot.state();
        cadence = snapshot.schedule().cadence().toString();
        activeUntil = snapshot.schedule().activeUntil();
        activatedAt = snapshot.activatedAt();
        Set<UUID> now = snapshot.memberIds();
        if (!memberIds.equals(now)) {
            memberIds.clear();
            memberIds.addAll(now);
        }
    }

    long version() {
        return version;
    }

    MentorshipView view() {
        return new MentorshipView(
                id, cohortId, programId, state, Period.parse(cadence), activeUntil, activatedAt, Set.copyOf(memberIds));
    }
}
