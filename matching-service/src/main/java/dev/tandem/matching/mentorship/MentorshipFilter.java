package dev.tandem.matching.mentorship;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which mentorships to list; null leaves a criterion out.
 *
 * @param overdue only those whose members keep others waiting: reminded and still proposed, or expired and not substituted
 */
record MentorshipFilter(
        @Nullable UUID cohortId,
        @Nullable MentorshipState state,
        @Nullable UUID matchRunId,
        @Nullable UUID personId,
        boolean overdue) {}
