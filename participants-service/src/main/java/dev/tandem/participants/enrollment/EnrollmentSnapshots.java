package dev.tandem.participants.enrollment;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class EnrollmentSnapshots extends AggregateSnapshots<Enrollment> {

    EnrollmentSnapshots(EnrollmentRepository enrollments) {
        super(EnrollmentSnapshot.AGGREGATE, enrollments);
    }

    @Override
    protected List<EnrollmentSnapshot> data(List<Enrollment> page) {
        return page.stream().map(EnrollmentSnapshot::of).toList();
    }
}
