package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingSummary;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.run.PartnerChangeResponse.Kind;
import dev.tandem.matching.run.PartnerChangeResponse.Partner;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares two runs of a cohort: what an edit costs, what another policy would change. Joined by the database. */
@ApplicationScoped
class RunComparisons {

    private static final Sorts SORTS = Sorts.of("createdAt");

    /** A person's partner in a run; of peers, each is the other's. */
    private static final String PARTNERS = """
            (select mentee_enrollment_id person, mentor_enrollment_id partner from match_proposal where run_id = :%1$s
             union all
             select mentor_enrollment_id, mentee_enrollment_id from match_proposal where run_id = :%1$s and :peers)""";

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final PersonIdentities identities;

    RunComparisons(EntityManager entities, MatchRunRepository runs, PersonIdentities identities) {
        this.entities = entities;
        this.runs = runs;
        this.identities = identities;
    }

    /** Two runs of one cohort and one kind of program. */
    private record Compared(MatchRun before, MatchRun after) {}

    private Compared compared(UUID id, @Nullable UUID with) {
        if (with == null) {
            throw ProblemException.invalid(FieldError.ofParameter("with", "NOT_NULL", "must name a run"));
        }
        MatchRun after = runs.requireResult(id);
        MatchRun before = runs.find(with)
                .filter(found -> found.cohortId().equals(after.cohortId()))
                .orElseThrow(() -> ProblemException.invalid(
                        FieldError.ofParameter("with", "UNKNOWN", "names no run of the same cohort")));
        runs.requireResult(with);
        return new Compared(before, after);
    }

    @Transactional
    ComparisonResponse compare(UUID id, @Nullable UUID with) {
        Compared runs = compared(id, with);
        PairingSummary before = Objects.requireNonNull(runs.before().summary());
        PairingSummary after = Objects.requireNonNull(runs.after().summary());
        Tuple people = (Tuple) entities.createNativeQuery(
                        """
                        select count(*) filter (where a.partner = b.partner), count(*) filter (where a.partner <> b.partner),
                            count(*) filter (where a.partner is null), count(*) filter (where b.partner is null)
                        from %s a full join %s b using (person)
                        """.formatted(PARTNERS.formatted("before"), PARTNERS.formatted("after")), Tuple.class)
                .setParameter("before", runs.before().id())
                .setParameter("after", runs.after().id())
                .setParameter("peers", runs.after().peers())
                .getSingleResult();
        return new ComparisonResponse(
                ComparisonResponse.Figures.of(runs.before(), before),
                ComparisonResponse.Figures.of(runs.after(), after),
                sameScale(runs),
                new ComparisonResponse.Differences(
                        after.pairs() - before.pairs(),
                        unmatched(after) - unmatched(before),
                        after.certificate().totalScore() - before.certificate().totalScore(),
                        difference(before.meanScore(), after.meanScore()),
                        difference(before.minScore(), after.minScore()),
                        people.get(0, Long.class),
                        people.get(1, Long.class),
                        people.get(2, Long.class),
                        people.get(3, Long.class)));
    }

    private static boolean sameScale(Compared runs) {
        return runs.before().policyId().equals(runs.after().policyId())
                && runs.before().policyVersion() == runs.after().policyVersion()
                && Objects.equals(runs.before().policyOverride(), runs.after().policyOverride());
    }

    private static int unmatched(PairingSummary summary) {
        return Objects.requireNonNullElse(summary.unmatchedPeers(), summary.unmatchedMentees());
    }

    private static @Nullable Integer difference(@Nullable Integer before, @Nullable Integer after) {
        return before == null || after == null ? null : after - before;
    }

    /** The people whose partner is not the same, by the time they came into the pool. */
    @Transactional
    Page<PartnerChangeResponse> changes(UUID id, @Nullable UUID with, PageRequest page) {
        Compared runs = compared(id, with);
        boolean peers = runs.after().peers();
        String ofPerson =
                peers ? "(p.menteeEnrollmentId = e.id or p.mentorEnrollmentId = e.id)" : "p.menteeEnrollmentId = e.id";
        String samePair = peers
                ? "((p.menteeEnrollmentId = q.menteeEnrollmentId and p.mentorEnrollmentId = q.mentorEnrollmentId)"
                        + " or (p.menteeEnrollmentId = q.mentorEnrollmentId and p.mentorEnrollmentId = q.menteeEnrollmentId))"
                : "p.menteeEnrollmentId = q.menteeEnrollmentId and p.mentorEnrollmentId = q.mentorEnrollmentId";
        return Keyset.of(entities, PoolEntry.class, SORTS)
                .where("cohortId", runs.after().cohortId())
                .matching(
                        "exists (select 1 from MatchProposal p where p.runId in :both and %s)".formatted(ofPerson),
                        "both",
                        List.of(runs.before().id(), runs.after().id()))
                .matching(
                        "not exists (select 1 from MatchProposal p, MatchProposal q where p.runId in :both"
                                + " and q.runId = :after and p.runId <> q.runId and %s and %s)"
                                        .formatted(ofPerson, samePair),
                        "after",
                        runs.after().id())
                .pageOf(page, shown -> changes(runs, shown));
    }

    private List<PartnerChangeResponse> changes(Compared runs, List<PoolEntry> people) {
        Map<UUID, MatchProposal> before = proposals(runs.before(), people);
        Map<UUID, MatchProposal> after = proposals(runs.after(), people);
        Set<UUID> persons = new HashSet<>();
        people.forEach(entry -> persons.add(entry.personId()));
        for (Map<UUID, MatchProposal> proposals : List.of(before, after)) {
            proposals.values().forEach(proposal -> {
                persons.add(proposal.mentorPersonId);
                persons.add(proposal.menteePersonId);
            });
        }
        Map<UUID, String> names = identities.displayNames(List.copyOf(persons));
        return people.stream()
                .map(entry -> change(entry, before.get(entry.id()), after.get(entry.id()), names))
                .toList();
    }

    private static PartnerChangeResponse change(
            PoolEntry entry, @Nullable MatchProposal before, @Nullable MatchProposal after, Map<UUID, String> names) {
        Kind kind = before == null ? Kind.GAINED : after == null ? Kind.LOST : Kind.OTHER_PARTNER;
        return new PartnerChangeResponse(
                entry.id(),
                entry.personId(),
                names.get(entry.personId()),
                kind,
                partner(entry.id(), before, names),
                partner(entry.id(), after, names),
                before == null || after == null ? null : after.score - before.score);
    }

    private static @Nullable Partner partner(
            UUID enrollmentId, @Nullable MatchProposal proposal, Map<UUID, String> names) {
        if (proposal == null) {
            return null;
        }
        boolean mentee = proposal.menteeEnrollmentId.equals(enrollmentId);
        UUID personId = mentee ? proposal.mentorPersonId : proposal.menteePersonId;
        return new Partner(
                mentee ? proposal.mentorEnrollmentId : proposal.menteeEnrollmentId,
                personId,
                names.get(personId),
                proposal.score);
    }

    private Map<UUID, MatchProposal> proposals(MatchRun run, List<PoolEntry> people) {
        List<UUID> ids = people.stream().map(PoolEntry::id).toList();
        Map<UUID, MatchProposal> proposals = new HashMap<>();
        entities.createQuery(
                        "from MatchProposal where runId = :run and (menteeEnrollmentId in :ids"
                                + (run.peers() ? " or mentorEnrollmentId in :ids)" : ")"),
                        MatchProposal.class)
                .setParameter("run", run.id())
                .setParameter("ids", ids)
                .getResultList()
                .forEach(proposal -> {
                    proposals.put(proposal.menteeEnrollmentId, proposal);
                    if (run.peers()) {
                        proposals.put(proposal.mentorEnrollmentId, proposal);
                    }
                });
        return proposals;
    }
}
