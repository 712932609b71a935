package dev.tandem.feedback.survey;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invitations for a replay. */
@ApplicationScoped
class SurveyInvitationSnapshots implements SnapshotSource {

    private final SurveyInvitationRepository invitations;

    SurveyInvitationSnapshots(SurveyInvitationRepository invitations) {
        this.invitations = invitations;
    }

    @Override
    public String aggregateType() {
        return SurveySender.AGGREGATE;
    }

    @Override
    public long count() {
        return invitations.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return invitations.pageAfter(afterId, limit).stream()
                .map(invitation ->
                        new Snapshot(invitation.id(), invitation.version(), SurveyInvitationSnapshot.of(invitation)))
                .toList();
    }
}
