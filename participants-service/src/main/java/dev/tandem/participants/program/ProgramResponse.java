package dev.tandem.participants.program;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A program as clients and as consumers of events see it. */
@Schema(name = "ProgramResponse", examples = """
                {"id":"01932b7e-5d2b-7d4f-8b62-3a7e2c9f5b01","version":1,"name":"Engineering leadership",
                "purpose":"Prepare engineers for leading roles.","format":"ONE_ON_ONE",
                "objectives":[{"code":"leadership","title":"Grow leaders from within"}],"meetingCadence":"P14D",
                "expectedHoursPerMonth":4,"selfMatching":false,"createdAt":"2026-01-05T09:00:00Z",
                "updatedAt":"2026-01-05T09:00:00Z"}""")
record ProgramResponse(
        UUID id,
        long version,
        String name,
        @Nullable String purpose,
        ProgramFormat format,
        List<Objective> objectives,
        String meetingCadence,
        @Nullable Integer expectedHoursPerMonth,
        boolean selfMatching,
        Instant createdAt,
        Instant updatedAt) {

    static final String AGGREGATE = "program";

    static ProgramResponse of(Program program) {
        return new ProgramResponse(
                program.id(),
                program.version(),
                program.name(),
                program.purpose(),
                program.format(),
                program.objectives(),
                program.meetingCadence(),
                program.expectedHoursPerMonth(),
                program.selfMatching(),
                program.createdAt(),
                program.updatedAt());
    }
}
