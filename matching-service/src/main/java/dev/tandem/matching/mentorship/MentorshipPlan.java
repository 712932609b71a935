package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Program;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a mentorship comes from and what is known about the pair, apart from its members.
 *
 * @param respondBy until when the members have to answer
 * @param substituteOf the mentorship in whose place it comes
 */
record MentorshipPlan(
        Cohort cohort,
        Program program,
        Origin origin,
        @Nullable UUID matchRunId,
        @Nullable Integer score,
        List<CriterionScore> explanation,
        @Nullable String overrideReason,
        List<Statement> brokenRules,
        @Nullable Instant respondBy,
        @Nullable UUID substituteOf) {}
