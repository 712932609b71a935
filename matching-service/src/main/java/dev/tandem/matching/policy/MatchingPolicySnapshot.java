package dev.tandem.matching.policy;

import java.util.UUID;

/** The published state of a policy. */
record MatchingPolicySnapshot(UUID id, long version, String name, int policyVersion, Weights weights, Rules rules) {

    static MatchingPolicySnapshot of(MatchingPolicy policy) {
        return new MatchingPolicySnapshot(
                policy.id(), policy.version(), policy.name(), policy.policyVersion(), policy.weights(), policy.rules());
    }
}
