package dev.tandem.participants.enrollment;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class MatchingProfileSnapshots extends AggregateSnapshots<Enrollment> {

    MatchingProfileSnapshots(EnrollmentRepository enrollments) {
        super(MatchingProfile.TOPIC_SUFFIX, enrollments);
    }

    @Override
    protected List<MatchingProfile> data(List<Enrollment> page) {
        return page.stream().map(MatchingProfile::of).toList();
    }
}
