package dev.tandem.participants.cohort;

import dev.tandem.participants.cohort.rules.CohortState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the topic of cohorts carries. */
record CohortSnapshot(
        UUID id,
        long version,
        UUID programId,
        String programName,
        String name,
        CohortState state,
        LocalDate activeFrom,
        LocalDate activeUntil,
        @Nullable Integer mentorPlaces,
        @Nullable Integer menteePlaces,
        Instant createdAt,
        Instant updatedAt) {

    static final String AGGREGATE = "cohort";

    static CohortSnapshot of(Cohort cohort, String programName) {
        return new CohortSnapshot(
                cohort.id(),
                cohort.version(),
                cohort.programId(),
                programName,
                cohort.name(),
                cohort.state(),
                cohort.activeFrom(),
                cohort.activeUntil(),
                cohort.mentorPlaces(),
                cohort.menteePlaces(),
                cohort.createdAt(),
                cohort.updatedAt());
    }
}
