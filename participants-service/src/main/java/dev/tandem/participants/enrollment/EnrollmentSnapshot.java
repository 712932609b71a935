package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.CloseReason;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the topic of enrollments carries: nothing that only matching may know. */
record EnrollmentSnapshot(
        UUID id,
        long version,
        UUID cohortId,
        UUID programId,
        UUID personId,
        CohortRole role,
        EnrollmentState state,
        int capacity,
        Instant appliedAt,
        @Nullable Instant decidedAt,
        @Nullable CloseReason closeReason,
        @Nullable Instant readyAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant completedAt) {

    static final String AGGREGATE = "enrollment";

    static EnrollmentSnapshot of(Enrollment enrollment) {
        return new EnrollmentSnapshot(
                enrollment.id(),
                enrollment.version(),
                enrollment.cohortId(),
                enrollment.programId(),
                enrollment.personId(),
                enrollment.role(),
                enrollment.state(),
                enrollment.profile().capacity(),
                enrollment.appliedAt(),
                enrollment.decidedAt(),
                enrollment.closeReason(),
                enrollment.readyAt(),
                enrollment.withdrawnAt(),
                enrollment.completedAt());
    }
}
