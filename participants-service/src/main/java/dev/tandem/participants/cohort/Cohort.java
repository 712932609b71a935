package dev.tandem.participants.cohort;

import dev.tandem.participants.cohort.rules.CohortAction;
import dev.tandem.participants.cohort.rules.CohortState;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of a program. */
@Entity
public class Cohort extends AggregateRoot {

    private UUID programId;
    private String name;

    @Enumerated(EnumType.STRING)
    private CohortState state;

    private LocalDate activeFrom;
    private LocalDate activeUntil;
    private @Nullable Integer mentorPlaces;
    private @Nullable Integer menteePlaces;

    /** Written by the conditional updates of {@link CohortRepository} only. */
    @Column(insertable = false, updatable = false)
    private int mentorsTaken;

    @Column(insertable = false, updatable = false)
    private int menteesTaken;

    @SuppressWarnings("NullAway.Init")
    protected Cohort() {}

    @SuppressWarnings("NullAway.Init") // write() sets the rest.
    Cohort(UUID id, UUID programId, ChangeCohortRequest request, Instant now) {
        super(id, now);
        this.programId = programId;
        this.state = CohortState.DRAFT;
        write(request);
    }

    public UUID programId() {
        return programId;
    }

    String name() {
        return name;
    }

    public CohortState state() {
        return state;
    }

    LocalDate activeFrom() {
        return activeFrom;
    }

    LocalDate activeUntil() {
        return activeUntil;
    }

    @Nullable
    Integer mentorPlaces() {
        return mentorPlaces;
    }

    @Nullable
    Integer menteePlaces() {
        return menteePlaces;
    }

    /** Places for this role; null when there is no limit. */
    public @Nullable Integer places(CohortRole role) {
        return switch (role) {
            case MENTOR -> mentorPlaces;
            case MENTEE -> menteePlaces;
            case PEER -> null;
        };
    }

    /** Places of this role that were taken when the cohort was read. */
    public int taken(CohortRole role) {
        return switch (role) {
            case MENTOR -> mentorsTaken;
            case MENTEE -> menteesTaken;
            case PEER -> 0;
        };
    }

    /** Whether there was room for one more of this role when the cohort was read. */
    public boolean hasRoomFor(CohortRole role) {
        Integer places = places(role);
        return places == null || taken(role) < places;
    }

    ChangeCohortRequest attributes() {
        return new ChangeCohortRequest(name, activeFrom, activeUntil, mentorPlaces, menteePlaces);
    }

    /** Returns whether that changed anything. */
    boolean change(ChangeCohortRequest request, Instant now) {
        ChangeCohortRequest before = attributes();
        write(request);
        boolean differs = !attributes().equals(before);
        if (differs) {
            changed(now);
        }
        return differs;
    }

    void move(CohortAction action, Instant now) {
        state = action.target();
        changed(now);
    }

    /** The program has another name, which the cohort's snapshot shows. */
    void programRenamed(Instant now) {
        changed(now);
    }

    private void write(ChangeCohortRequest request) {
        name = request.name().strip();
        activeFrom = request.activeFrom();
        activeUntil = request.activeUntil();
        mentorPlaces = request.mentorPlaces();
        menteePlaces = request.menteePlaces();
    }
}
