package dev.tandem.matching.run;

import dev.tandem.matching.mentorship.Constellation;
import dev.tandem.matching.mentorship.Seat;
import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one mentorship of a mentor and all the mentees that a run proposes for them. */
final class Groups {

    /** A published mentorship has room for so many mentees; a larger group becomes several of about equal size. */
    private static final int MOST_MENTEES = 49;

    private Groups() {}

    /** @param proposals of one mentor, at least one */
    static List<Constellation> of(List<MatchProposal> proposals) {
        int groups = (proposals.size() + MOST_MENTEES - 1) / MOST_MENTEES;
        List<Constellation> made = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            made.add(group(proposals.subList(proposals.size() * i / groups, proposals.size() * (i + 1) / groups)));
        }
        return made;
    }

    private static Constellation group(List<MatchProposal> proposals) {
        MatchProposal first = proposals.getFirst();
        List<Seat> seats = new ArrayList<>();
        seats.add(Seat.mentor(first.mentorPersonId, first.mentorEnrollmentId));
        proposals.forEach(proposal -> seats.add(Seat.mentee(proposal.menteePersonId, proposal.menteeEnrollmentId)));
        long score = Math.round(proposals.stream()
                .mapToInt(proposal -> proposal.score)
                .average()
                .orElseThrow());
        return new Constellation(
                seats, Math.toIntExact(score), proposals.size() == 1 ? first.criteria : means(proposals));
    }

    /** Each criterion's mean over the pairs of the group. */
    private static List<CriterionScore> means(List<MatchProposal> proposals) {
        Map<String, List<CriterionScore>> byCriterion = new LinkedHashMap<>();
        for (MatchProposal proposal : proposals) {
            proposal.criteria.forEach(criterion -> byCriterion
                    .computeIfAbsent(criterion.code() + "/" + criterion.question(), key -> new ArrayList<>())
                    .add(criterion));
        }
        return byCriterion.values().stream().map(Groups::mean).toList();
    }

    private static CriterionScore mean(List<CriterionScore> scores) {
        CriterionScore first = scores.getFirst();
        return new CriterionScore(
                first.code(),
                first.question(),
                first.weight(),
                first.mentorWeight(),
                Math.toIntExact(Math.round(scores.stream()
                        .mapToInt(CriterionScore::score)
                        .average()
                        .orElseThrow())),
                Math.toIntExact(Math.round(scores.stream()
                        .mapToInt(CriterionScore::contribution)
                        .average()
                        .orElseThrow())),
                scores.stream().anyMatch(CriterionScore::missing),
                new Statement(
                        "GROUP_MEAN",
                        Map.of("mentees", scores.size()),
                        "The mean over %d mentees.".formatted(scores.size())));
    }
}
