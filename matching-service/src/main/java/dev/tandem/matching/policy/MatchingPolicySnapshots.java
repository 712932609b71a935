package dev.tandem.matching.policy;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies for a replay. */
@ApplicationScoped
class MatchingPolicySnapshots implements SnapshotSource {

    private final MatchingPolicyRepository policies;

    MatchingPolicySnapshots(MatchingPolicyRepository policies) {
        this.policies = policies;
    }

    @Override
    public String aggregateType() {
        return MatchingPolicyService.AGGREGATE;
    }

    @Override
    public long count() {
        return policies.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return policies.after(afterId, limit).stream()
                .map(policy -> new Snapshot(policy.id(), policy.version(), MatchingPolicySnapshot.of(policy)))
                .toList();
    }
}
