package dev.tandem.matching.mentorship;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who was together; asked when people are to be paired anew. */
@ApplicationScoped
public class FormerMentorships {

    private final MentorshipRepository mentorships;

    FormerMentorships(MentorshipRepository mentorships) {
        this.mentorships = mentorships;
    }

    /**
     * A mentorship and its members.
     *
     * @param over whether it has ended, so that its members hold no places for it
     */
    public record Former(UUID cohortId, boolean over, List<Seat> seats) {}

    public Optional<Former> find(UUID mentorshipId) {
        return mentorships
                .find(mentorshipId)
                .map(mentorship -> new Former(
                        mentorship.cohortId(),
                        !mentorship.state().live(),
                        mentorship.everybody().stream()
                                .map(member -> new Seat(member.role(), member.personId(), member.enrollmentId()))
                                .toList()));
    }
}
