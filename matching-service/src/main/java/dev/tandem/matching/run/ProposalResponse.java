package dev.tandem.matching.run;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pair that a run proposes, with what each criterion adds to its score. Of two peers, either may stand as the mentor.
 *
 * @param score the two sides' scores, weighted by the policy's mentor share
 * @param menteeScore by the mentees' weights
 * @param mentorScore by the mentors' weights
 * @param locked whether it was fixed before the run
 * @param brokenRules rules that a lock has overridden
 */
@Schema(name = "MatchProposal")
record ProposalResponse(
        UUID id,
        UUID mentorEnrollmentId,
        UUID menteeEnrollmentId,
        ProposedPerson mentor,
        ProposedPerson mentee,
        @Schema(examples = "812345") int score,
        @Schema(examples = "830000") int menteeScore,
        @Schema(examples = "794690") int mentorScore,
        boolean locked,
        List<CriterionScore> criteria,
        List<Statement> brokenRules) {

    /** One of the two. */
    @Schema(name = "ProposedPerson")
    record ProposedPerson(
            UUID personId,
            @Schema(examples = "Ana Sousa") @Nullable String displayName) {}

    static ProposalResponse of(MatchProposal proposal, Map<UUID, String> names) {
        return new ProposalResponse(
                proposal.id,
                proposal.mentorEnrollmentId,
                proposal.menteeEnrollmentId,
                new ProposedPerson(proposal.mentorPersonId, names.get(proposal.mentorPersonId)),
                new ProposedPerson(proposal.menteePersonId, names.get(proposal.menteePersonId)),
                proposal.score,
                proposal.menteeScore,
                proposal.mentorScore,
                proposal.locked,
                proposal.criteria,
                proposal.brokenRules);
    }
}
