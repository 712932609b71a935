package dev.tandem.matching.run;

import dev.tandem.matching.pairing.CriterionScore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pair that a run proposes, with what each criterion adds to its score. */
@Schema(name = "MatchProposal")
record ProposalResponse(
        UUID id,
        UUID mentorEnrollmentId,
        UUID menteeEnrollmentId,
        ProposedPerson mentor,
        ProposedPerson mentee,
        @Schema(examples = "812345") int score,
        List<CriterionScore> criteria) {

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
                proposal.criteria);
    }
}
