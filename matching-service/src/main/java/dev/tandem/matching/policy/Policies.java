package dev.tandem.matching.policy;

import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features ask of policies. */
@ApplicationScoped
public class Policies {

    /** The built-in policy that is taken when none is named. */
    public static final UUID STANDARD = UUID.fromString("01920000-0000-7000-8000-000000000001");

    private final MatchingPolicyRepository policies;

    Policies(MatchingPolicyRepository policies) {
        this.policies = policies;
    }

    /**
     * The latest version of a policy, or of the standard one.
     *
     * @throws ProblemException 400 at {@code /policyId} when there is no such policy
     */
    public PolicyVersion latest(@Nullable UUID policyId) {
        MatchingPolicy policy = policies.find(policyId == null ? STANDARD : policyId)
                .orElseThrow(() ->
                        ProblemException.invalid(new FieldError("/policyId", "UNKNOWN", "names no matching policy")));
        return version(policy.id(), policy.policyVersion());
    }

    /**
     * A version of a policy, or of the standard one; the latest when none is named.
     *
     * @throws ProblemException 400 at {@code /policyId} or {@code /policyVersion} when there is none
     */
    public PolicyVersion named(@Nullable UUID policyId, @Nullable Integer policyVersion) {
        PolicyVersion latest = latest(policyId);
        if (policyVersion == null || policyVersion == latest.policyVersion()) {
            return latest;
        }
        return policies.version(latest.policyId(), policyVersion)
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("/policyVersion", "UNKNOWN", "names no version of the policy")))
                .toPolicyVersion();
    }

    /** A version that is known to exist. */
    public PolicyVersion version(UUID policyId, int policyVersion) {
        return policies.version(policyId, policyVersion).orElseThrow().toPolicyVersion();
    }
}
