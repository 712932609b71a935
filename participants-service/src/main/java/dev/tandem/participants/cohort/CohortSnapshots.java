package dev.tandem.participants.cohort;

import dev.tandem.participants.AggregateSnapshots;
import dev.tandem.participants.program.ProgramRepository;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Singleton
class CohortSnapshots extends AggregateSnapshots<Cohort> {

    private final ProgramRepository programs;

    CohortSnapshots(CohortRepository cohorts, ProgramRepository programs) {
        super(CohortSnapshot.AGGREGATE, cohorts);
        this.programs = programs;
    }

    @Override
    protected List<CohortSnapshot> data(List<Cohort> page) {
        Map<UUID, String> names =
                programs.names(page.stream().map(Cohort::programId).distinct().toList());
        return page.stream()
                .map(cohort -> CohortSnapshot.of(cohort, names.getOrDefault(cohort.programId(), "")))
                .toList();
    }
}
