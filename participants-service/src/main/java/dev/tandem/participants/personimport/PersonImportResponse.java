package dev.tandem.participants.personimport;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PersonImportResponse", examples = """
                {"id":"01932b7e-8a5e-7072-9e95-6da15fc28e01","version":4,"state":"COMPLETED","dryRun":false,
                "progressPercent":100,"counts":{"total":240,"created":236,"updated":0,"unchanged":0,"refused":4},
                "requestedAt":"2026-01-05T08:00:00Z","startedAt":"2026-01-05T08:00:01Z",
                "finishedAt":"2026-01-05T08:00:03Z"}""")
record PersonImportResponse(
        UUID id,
        long version,
        ImportState state,
        boolean dryRun,

        @Schema(description = "Percent of the lines that are reported.", minimum = "0", maximum = "100")
        int progressPercent,

        Counts counts,
        @Nullable Failure failure,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How many lines came to what; total is 0 until the file has been read. */
    @Schema(name = "PersonImportCounts")
    record Counts(int total, int created, int updated, int unchanged, int refused) {}

    /** Why the import as a whole failed. */
    @Schema(name = "PersonImportFailure")
    record Failure(String code, String detail) {}

    static PersonImportResponse of(PersonImport job) {
        String code = job.failureCode();
        String detail = job.failureDetail();
        return new PersonImportResponse(
                job.id(),
                job.version(),
                job.state(),
                job.dryRun(),
                progress(job),
                new Counts(job.total(), job.created(), job.updated(), job.unchanged(), job.refused()),
                code == null ? null : new Failure(code, detail == null ? "" : detail),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    private static int progress(PersonImport job) {
        if (job.state() == ImportState.COMPLETED) {
            return 100;
        }
        return job.total() == 0 ? 0 : Math.min(99, (int) (100L * job.reported() / job.total()));
    }
}
