package dev.tandem.matching.mentorship;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells of changes: one event and one line of history each, in the transaction of the change. */
@ApplicationScoped
class MentorshipChanges {

    private final MentorshipEvents events;
    private final MentorshipHistory history;

    MentorshipChanges(MentorshipEvents events, MentorshipHistory history) {
        this.events = events;
        this.history = history;
    }

    void tell(Mentorship mentorship, Step step) {
        events.publish(mentorship, step.verb());
        history.record(mentorship, step);
    }

    /** As above, with the names at hand: for many at once. */
    void tell(Mentorship mentorship, Step step, Map<UUID, String> names) {
        events.publish(mentorship, step.verb(), names);
        history.record(mentorship, step);
    }

    /** Display names of all members, in one query. */
    Map<UUID, String> names(Collection<Mentorship> shown) {
        return events.names(shown);
    }
}
