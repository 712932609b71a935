package dev.tandem.matching.run;

import dev.tandem.matching.pool.Role;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what a run found. */
@ApplicationScoped
class MatchRunResultService {

    private static final Sorts PROPOSAL_SORTS = Sorts.of("-score");
    private static final Sorts UNMATCHED_SORTS = Sorts.of("role");

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final PersonIdentities identities;

    MatchRunResultService(EntityManager entities, MatchRunRepository runs, PersonIdentities identities) {
        this.entities = entities;
        this.runs = runs;
        this.identities = identities;
    }

    @Transactional
    Page<ProposalResponse> proposals(UUID runId, @Nullable Boolean locked, PageRequest page) {
        runs.require(runId);
        return Keyset.of(entities, MatchProposal.class, PROPOSAL_SORTS)
                .where("runId", runId)
                .where("locked", locked)
                .pageOf(page, shown -> {
                    Map<UUID, String> names = names(shown.stream()
                            .flatMap(proposal -> Stream.of(proposal.mentorPersonId, proposal.menteePersonId)));
                    return shown.stream()
                            .map(proposal -> ProposalResponse.of(proposal, names))
                            .toList();
                });
    }

    @Transactional
    Page<UnmatchedResponse> unmatched(UUID runId, @Nullable Role role, PageRequest page) {
        runs.require(runId);
        return Keyset.of(entities, UnmatchedEntry.class, UNMATCHED_SORTS)
                .where("runId", runId)
                .where("role", role)
                .pageOf(page, shown -> {
                    Map<UUID, String> names = names(shown.stream().map(entry -> entry.personId));
                    return shown.stream()
                            .map(entry -> UnmatchedResponse.of(entry, names))
                            .toList();
                });
    }

    private Map<UUID, String> names(Stream<UUID> people) {
        return identities.displayNames(people.distinct().toList());
    }
}
