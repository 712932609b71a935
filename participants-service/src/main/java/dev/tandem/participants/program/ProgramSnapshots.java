package dev.tandem.participants.program;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ProgramSnapshots extends AggregateSnapshots<Program> {

    ProgramSnapshots(ProgramRepository programs) {
        super(ProgramResponse.AGGREGATE, programs);
    }

    @Override
    protected List<ProgramResponse> data(List<Program> page) {
        return page.stream().map(ProgramResponse::of).toList();
    }
}
