package dev.tandem.participants.program;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A mentoring program; it runs in cohorts. */
@Entity
public class Program extends AggregateRoot {

    private String name;
    private @Nullable String purpose;

    @Enumerated(EnumType.STRING)
    private ProgramFormat format;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Objective> objectives;

    private String meetingCadence;
    private @Nullable Integer expectedHoursPerMonth;
    private boolean selfMatching;

    @SuppressWarnings("NullAway.Init")
    protected Program() {}

    @SuppressWarnings("NullAway.Init") // write() sets them.
    Program(UUID id, WriteProgramRequest request, Instant now) {
        super(id, now);
        write(request.normalized());
    }

    public String name() {
        return name;
    }

    @Nullable
    String purpose() {
        return purpose;
    }

    ProgramFormat format() {
        return format;
    }

    List<Objective> objectives() {
        return objectives;
    }

    String meetingCadence() {
        return meetingCadence;
    }

    @Nullable
    Integer expectedHoursPerMonth() {
        return expectedHoursPerMonth;
    }

    boolean selfMatching() {
        return selfMatching;
    }

    WriteProgramRequest attributes() {
        return new WriteProgramRequest(
                name, purpose, format, objectives, meetingCadence, expectedHoursPerMonth, selfMatching);
    }

    /** Returns whether that changed anything. */
    boolean change(WriteProgramRequest request, Instant now) {
        WriteProgramRequest wanted = request.normalized();
        if (wanted.equals(attributes())) {
            return false;
        }
        write(wanted);
        changed(now);
        return true;
    }

    private void write(WriteProgramRequest wanted) {
        name = wanted.name();
        purpose = wanted.purpose();
        format = wanted.format();
        objectives = Objects.requireNonNullElse(wanted.objectives(), List.of());
        meetingCadence = wanted.meetingCadence();
        expectedHoursPerMonth = wanted.expectedHoursPerMonth();
        selfMatching = Boolean.TRUE.equals(wanted.selfMatching());
    }
}
