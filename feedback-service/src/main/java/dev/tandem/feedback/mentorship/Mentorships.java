package dev.tandem.feedback.mentorship;

import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Reads the projection of mentorships. */
@ApplicationScoped
public class Mentorships {

    private final EntityManager entities;

    Mentorships(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A mentorship to which a person belongs.
     *
     * @throws ProblemException 404 when there is none, or it is somebody else's
     */
    public MentorshipView requireOf(UUID personId, UUID mentorshipId) {
        return Optional.ofNullable(entities.find(MentorshipView.class, mentorshipId))
                .filter(mentorship -> mentorship.people().contains(personId))
                .orElseThrow(() -> ProblemException.notFound("mentorship", mentorshipId));
    }
}
