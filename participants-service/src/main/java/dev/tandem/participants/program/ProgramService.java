package dev.tandem.participants.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProgramService {

    private final ProgramRepository programs;
    private final Outbox outbox;
    private final MergePatch mergePatch;
    private final Event<ProgramRenamed> renamed;
    private final Clock clock;

    ProgramService(
            ProgramRepository programs,
            Outbox outbox,
            MergePatch mergePatch,
            Event<ProgramRenamed> renamed,
            Clock clock) {
        this.programs = programs;
        this.outbox = outbox;
        this.mergePatch = mergePatch;
        this.renamed = renamed;
        this.clock = clock;
    }

    @Transactional
    Page<ProgramResponse> list(@Nullable ProgramFormat format, @Nullable Boolean selfMatching, PageRequest page) {
        return programs.list(format, selfMatching, page);
    }

    @Transactional
    ProgramResponse get(UUID id) {
        return ProgramResponse.of(programs.require(id));
    }

    @Transactional
    ProgramResponse create(WriteProgramRequest request) {
        requireDistinctCodes(request);
        Program program = new Program(Ids.next(), request, clock.instant());
        programs.persistAndFlush(program);
        return publish(program, "created");
    }

    @Transactional
    ProgramResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Program program = programs.lock(id);
        Preconditions.check(ifMatch, program.version());
        WriteProgramRequest request = mergePatch.apply(program.attributes(), patch, WriteProgramRequest.class);
        requireDistinctCodes(request);
        String oldName = program.name();
        if (!program.change(request, clock.instant())) {
            return ProgramResponse.of(program);
        }
        programs.flush();
        if (!program.name().equals(oldName)) {
            renamed.fire(new ProgramRenamed(id, program.name()));
        }
        return publish(program, "changed");
    }

    private static void requireDistinctCodes(WriteProgramRequest request) {
        List<Objective> objectives = request.objectives() == null ? List.of() : request.objectives();
        List<FieldError> errors = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < objectives.size(); i++) {
            if (!codes.add(objectives.get(i).code())) {
                errors.add(new FieldError(
                        "/objectives/%d/code".formatted(i), "DUPLICATE", "is the code of another objective"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private ProgramResponse publish(Program program, String verb) {
        ProgramResponse snapshot = ProgramResponse.of(program);
        outbox.append(ProgramResponse.AGGREGATE, program.id(), verb, program.version(), snapshot);
        return snapshot;
    }
}
