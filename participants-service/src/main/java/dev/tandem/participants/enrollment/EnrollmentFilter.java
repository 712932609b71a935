package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conditions of a list of enrollments; null and empty mean any. */
record EnrollmentFilter(
        @Nullable UUID cohortId,
        @Nullable UUID personId,
        @Nullable CohortRole role,
        List<EnrollmentState> states) {}
