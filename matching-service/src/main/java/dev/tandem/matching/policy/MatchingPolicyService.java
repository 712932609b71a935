package dev.tandem.matching.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and changes policies; each change leaves the versions before it as they are. */
@ApplicationScoped
class MatchingPolicyService {

    static final String AGGREGATE = "matching-policy";

    private static final Sorts SORTS = Sorts.of("createdAt").and("name");
    private static final Sorts VERSION_SORTS = Sorts.of("-policyVersion");

    private final EntityManager entities;
    private final MatchingPolicyRepository policies;
    private final PolicyValidation validation;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;

    MatchingPolicyService(
            EntityManager entities,
            MatchingPolicyRepository policies,
            PolicyValidation validation,
            MergePatch mergePatch,
            Outbox outbox,
            Clock clock) {
        this.entities = entities;
        this.policies = policies;
        this.validation = validation;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Page<MatchingPolicyResponse> list(PageRequest page) {
        return Keyset.of(entities, MatchingPolicy.class, SORTS).page(page, MatchingPolicyResponse::of);
    }

    @Transactional
    MatchingPolicyResponse get(UUID id) {
        return MatchingPolicyResponse.of(policies.require(id));
    }

    @Transactional
    Page<PolicyVersion> versions(UUID id, PageRequest page) {
        policies.require(id);
        return Keyset.of(entities, MatchingPolicyVersion.class, VERSION_SORTS)
                .where("policyId", id)
                .page(page, MatchingPolicyVersion::toPolicyVersion);
    }

    @Transactional
    PolicyVersion version(UUID id, int policyVersion) {
        return policies.version(id, policyVersion)
                .orElseThrow(() -> ProblemException.notFound("version of the policy", policyVersion))
                .toPolicyVersion();
    }

    @Transactional
    MatchingPolicyResponse create(WriteMatchingPolicyRequest request) {
        MatchingPolicy policy =
                new MatchingPolicy(Ids.next(), request.name().strip(), sensible(request), clock.instant());
        policies.persist(policy);
        return changed(policy, "created");
    }

    @Transactional
    MatchingPolicyResponse change(UUID id, @Nullable String ifMatch, @Nullable JsonNode patch) {
        MatchingPolicy policy = policies.lock(id);
        Preconditions.check(ifMatch, policy.version());
        WriteMatchingPolicyRequest now =
                mergePatch.apply(WriteMatchingPolicyRequest.of(policy), patch, WriteMatchingPolicyRequest.class);
        policy.change(now.name().strip(), sensible(now), clock.instant());
        return changed(policy, "changed");
    }

    private MatchingPolicyResponse changed(MatchingPolicy policy, String verb) {
        // A name that is taken must be refused here, not at the commit.
        policies.flush();
        policies.add(new MatchingPolicyVersion(policy));
        outbox.append(AGGREGATE, policy.id(), verb, policy.version(), MatchingPolicySnapshot.of(policy));
        return MatchingPolicyResponse.of(policy);
    }

    private PolicyTerms sensible(WriteMatchingPolicyRequest request) {
        PolicyTerms terms = request.terms();
        List<FieldError> errors = validation.errors(terms);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return terms;
    }
}
