package dev.tandem.matching.mentorship;

import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.matching.roster.Program;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a coordinator bring people together by hand; broken rules are shown, and overriding them is recorded. */
@ApplicationScoped
class ManualPairingService {

    private final CohortGate gate;
    private final Judgements judgements;
    private final MentorshipRepository repository;
    private final Mentorships mentorships;
    private final MentorshipService answers;
    private final Deadlines deadlines;

    ManualPairingService(
            CohortGate gate,
            Judgements judgements,
            MentorshipRepository repository,
            Mentorships mentorships,
            MentorshipService answers,
            Deadlines deadlines) {
        this.gate = gate;
        this.judgements = judgements;
        this.repository = repository;
        this.mentorships = mentorships;
        this.answers = answers;
        this.deadlines = deadlines;
    }

    @Transactional
    MentorshipResponse pair(PairManuallyRequest request) {
        Judgements.Party party = judgements.party(request);
        Cohort cohort = gate.enterForPairing(party.cohortId());
        Program program = mentorships.program(cohort);
        requireFormat(party, program);
        Judged judged = judgements.judge(cohort, party, request.policyId());
        Judgements.requireOverride(party, judged, request.overrideReason());
        MentorshipPlan plan = new MentorshipPlan(
                cohort,
                program,
                Origin.MANUAL,
                null,
                judged.score(),
                judged.criteria(),
                judged.overrideToKeep(request.overrideReason()),
                judged.brokenRules(),
                deadlines.orDefault(request.respondBy()),
                null);
        return answers.response(mentorships.propose(constellation(party, judged), plan));
    }

    /** What {@link #pair} would be told, without making anything. */
    @Transactional
    MentorshipPreview preview(PreviewMentorshipRequest request) {
        Judgements.Party party = judgements.party(new PairManuallyRequest(
                request.mentorEnrollmentId(),
                request.menteeEnrollmentId(),
                request.menteeEnrollmentIds(),
                request.peerEnrollmentIds(),
                request.policyId(),
                null,
                null));
        Cohort cohort = gate.enterForPairing(party.cohortId());
        requireFormat(party, mentorships.program(cohort));
        Judged judged = judgements.judge(cohort, party, request.policyId());
        return new MentorshipPreview(judged.score(), judged.pairs(), judged.brokenRules());
    }

    /** Proposes a mentorship in the place of one that failed: those who were left behind, with somebody new. */
    @Transactional
    MentorshipResponse substitute(UUID id, SubstituteRequest request) {
        UUID cohortId = repository.require(id).cohortId();
        Cohort cohort = gate.enterForPairing(cohortId);
        Mentorship failed = repository.lock(id);
        answers.requireAllowed(MentorshipActions.SUBSTITUTE, failed);
        Member replaced = failed.everybody().stream()
                .filter(member -> member.personId().equals(request.replacedPersonId()))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("/replacedPersonId", "NOT_A_MEMBER", "must be a member of the mentorship")));
        UUID replacement = judgements
                .require("/enrollmentId", request.enrollmentId(), replaced.role(), cohortId)
                .id();
        Judgements.Party party = judgements.party(failed.everybody().stream()
                .filter(member -> member.present() || member.equals(replaced))
                .map(member -> member.equals(replaced) ? replacement : member.enrollmentId())
                .toList());
        requireDifferentPeople(party);
        Judged judged = judgements.judge(cohort, party, request.policyId());
        Judgements.requireOverride(party, judged, request.overrideReason());
        MentorshipPlan plan = new MentorshipPlan(
                cohort,
                mentorships.program(cohort),
                Origin.MANUAL,
                null,
                judged.score(),
                judged.criteria(),
                judged.overrideToKeep(request.overrideReason()),
                judged.brokenRules(),
                deadlines.orDefault(request.respondBy()),
                id);
        return answers.response(mentorships.propose(constellation(party, judged), plan));
    }

    private static Constellation constellation(Judgements.Party party, Judged judged) {
        return new Constellation(party.seats(), judged.score(), judged.criteria());
    }

    private static void requireDifferentPeople(Judgements.Party party) {
        long people = party.seats().stream().map(Seat::personId).distinct().count();
        if (people < party.seats().size()) {
            throw ProblemException.invalid(
                    new FieldError("/enrollmentId", "ALREADY_A_MEMBER", "belongs to a member of the mentorship"));
        }
    }

    /** Groups need a program for groups, and peers one for peers. */
    private static void requireFormat(Judgements.Party party, Program program) {
        @Nullable
        ProgramFormat needed =
                party.peers() ? ProgramFormat.PEER : party.entries().size() > 2 ? ProgramFormat.GROUP : null;
        if (needed != null && program.format() != needed) {
            throw new ProblemException(
                            CommonProblem.CONFLICT,
                            "The program is %s, and this needs a program of the format %s."
                                    .formatted(program.format(), needed))
                    .with("code", "OTHER_FORMAT")
                    .with("format", program.format().name());
        }
    }
}
