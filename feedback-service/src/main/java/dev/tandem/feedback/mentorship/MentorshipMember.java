package dev.tandem.feedback.mentorship;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A person's part in a mentorship. */
@Embeddable
record MentorshipMember(UUID personId, UUID enrollmentId, String role) {}
