package dev.tandem.participants.cohort;

import dev.tandem.participants.cohort.rules.CohortState;
import dev.tandem.platform.web.AllowedAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CohortResponse", examples = """
                {"id":"01932b7e-6e3c-7e50-9c73-4b8f3da06c01","version":2,
                "programId":"01932b7e-5d2b-7d4f-8b62-3a7e2c9f5b01","programName":"Engineering leadership",
                "name":"Spring 2026","state":"OPEN","activeFrom":"2026-03-01","activeUntil":"2026-08-31",
                "mentorPlaces":50,"menteePlaces":80,"mentorsTaken":12,"menteesTaken":20,
                "createdAt":"2026-01-06T08:00:00Z","updatedAt":"2026-01-10T08:00:00Z",
                "allowedActions":[{"action":"open","allowed":false,"code":"ILLEGAL_STATE","params":{"state":"OPEN"}},
                {"action":"start-matching","allowed":true,"params":{}}]}""")
record CohortResponse(
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
        int mentorsTaken,
        int menteesTaken,
        Instant createdAt,
        Instant updatedAt,
        List<AllowedAction> allowedActions) {

    static CohortResponse of(Cohort cohort, String programName, List<AllowedAction> allowedActions) {
        return new CohortResponse(
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
                cohort.taken(CohortRole.MENTOR),
                cohort.taken(CohortRole.MENTEE),
                cohort.createdAt(),
                cohort.updatedAt(),
                allowedActions);
    }
}
