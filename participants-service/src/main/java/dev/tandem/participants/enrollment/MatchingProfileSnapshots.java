package dev.tandem.participants.enrollment;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class MatchingProfileSnapshots extends AggregateSnapshots<Enrollment> {

    MatchingProfileSnapshots(EnrollmentRepository enrollments) {
        super(MatchingProfile.TOPIC_SUFFIX, enrollments);
    }

    @Override
    protected List<MatchingProfile> data(List<Enrollment> page) {
        return page.stream().map(MatchingProfile::of).toList();
    }
}
