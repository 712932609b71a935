package dev.tandem.matching.mentorship;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import dev.tandem.platform.web.PersonIdentities;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes mentorships: after each change, and again on request. */
@ApplicationScoped
class MentorshipEvents implements SnapshotSource {

    private static final String AGGREGATE = "mentorship";

    private final Outbox outbox;
    private final MentorshipRepository mentorships;
    private final PersonIdentities identities;

    MentorshipEvents(Outbox outbox, MentorshipRepository mentorships, PersonIdentities identities) {
        this.outbox = outbox;
        this.mentorships = mentorships;
        this.identities = identities;
    }

    void publish(Mentorship mentorship, String verb) {
        publish(mentorship, verb, names(List.of(mentorship)));
    }

    /** As above, with the names at hand: for many at once. */
    void publish(Mentorship mentorship, String verb, Map<UUID, String> names) {
        outbox.append(AGGREGATE, mentorship.id(), verb, mentorship.version(), MentorshipSnapshot.of(mentorship, names));
    }

    /** Display names of all members, in one query. */
    Map<UUID, String> names(Collection<Mentorship> shown) {
        return identities.displayNames(shown.stream()
                .flatMap(mentorship -> mentorship.present().stream())
                .map(Member::personId)
                .distinct()
                .toList());
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public long count() {
        return mentorships.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        List<Mentorship> page = mentorships.after(afterId, limit);
        Map<UUID, String> names = names(page);
        return page.stream()
                .map(mentorship ->
                        new Snapshot(mentorship.id(), mentorship.version(), MentorshipSnapshot.of(mentorship, names)))
                .toList();
    }
}
