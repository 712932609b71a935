package dev.tandem.feedback.peerfeedback;

import dev.tandem.feedback.mentorship.MentorshipView;
import dev.tandem.feedback.mentorship.Mentorships;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes and shows feedback. */
@ApplicationScoped
class FeedbackService {

    static final String AGGREGATE = "feedback";

    private static final Sorts SORTS = Sorts.of("-createdAt");

    private final FeedbackRepository feedback;
    private final Mentorships mentorships;
    private final EntityManager entities;
    private final Caller caller;
    private final Outbox outbox;
    private final Clock clock;

    FeedbackService(
            FeedbackRepository feedback,
            Mentorships mentorships,
            EntityManager entities,
            Caller caller,
            Outbox outbox,
            Clock clock) {
        this.feedback = feedback;
        this.mentorships = mentorships;
        this.entities = entities;
        this.caller = caller;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    FeedbackResponse give(GiveFeedbackRequest request) {
        UUID author = caller.requirePersonId();
        MentorshipView mentorship = mentorships.requireOf(author, request.mentorshipId());
        Transitions.require(mentorship.started(), "give-feedback", mentorship.state());
        if (author.equals(request.aboutPersonId()) || !mentorship.people().contains(request.aboutPersonId())) {
            throw ProblemException.invalid(
                    new FieldError("/aboutPersonId", "NOT_A_PARTNER", "must be another member of the mentorship"));
        }
        Feedback given = new Feedback(Ids.next(), mentorship, author, request, clock.instant());
        // Flushed here, so that a second one is refused here and not at the commit.
        feedback.persistAndFlush(given);
        outbox.append(AGGREGATE, given.id(), "given", given.version(), FeedbackSnapshot.of(given));
        return FeedbackResponse.of(given, caller);
    }

    @Transactional
    Page<FeedbackResponse> list(@Nullable UUID cohortId, @Nullable UUID mentorshipId, PageRequest page) {
        return Keyset.of(entities, Feedback.class, SORTS)
                .matching(
                        "e.authorPersonId = :concerned or e.aboutPersonId = :concerned",
                        "concerned",
                        caller.isCoordinator() ? null : caller.requirePersonId())
                .where("cohortId", cohortId)
                .where("mentorshipId", mentorshipId)
                .page(page, given -> FeedbackResponse.of(given, caller));
    }

    @Transactional
    FeedbackResponse get(UUID id) {
        return feedback.find(id)
                .filter(given -> caller.isCoordinator() || given.concerns(caller.requirePersonId()))
                .map(given -> FeedbackResponse.of(given, caller))
                .orElseThrow(() -> ProblemException.notFound("feedback", id));
    }
}
