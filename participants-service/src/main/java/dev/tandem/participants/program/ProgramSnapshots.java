package dev.tandem.participants.program;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class ProgramSnapshots extends AggregateSnapshots<Program> {

    ProgramSnapshots(ProgramRepository programs) {
        super(ProgramResponse.AGGREGATE, programs);
    }

    @Override
    protected List<ProgramResponse> data(List<Program> page) {
        return page.stream().map(ProgramResponse::of).toList();
    }
}
