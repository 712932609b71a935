package dev.tandem.feedback.survey;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SurveyInvitationRepository extends AggregateRepository<SurveyInvitation> {

    /** Whom a mentorship's survey of an occasion was sent to already. */
    Set<UUID> invited(UUID surveyId, UUID mentorshipId, Occasion occasion) {
        return find("surveyId = ?1 and mentorshipId = ?2 and occasion = ?3", surveyId, mentorshipId, occasion).stream()
                .map(SurveyInvitation::personId)
                .collect(Collectors.toSet());
    }

    List<SurveyInvitation> pageAfter(@Nullable UUID afterId, int limit) {
        return (afterId == null ? find("order by id") : find("id > ?1 order by id", afterId))
                .page(0, limit)
                .list();
    }
}
