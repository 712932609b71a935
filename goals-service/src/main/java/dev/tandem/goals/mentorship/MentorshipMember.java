package dev.tandem.goals.mentorship;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A person in a mentorship, with their role there. */
@Embeddable
record MentorshipMember(
        @Column(name = "person_id") UUID personId,
        @Column(name = "role") String role) {}
