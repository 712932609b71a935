package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.mentorship.MentorshipActions.Standing;
import dev.tandem.platform.web.AllowedAction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentorshipActionsTest {

    @Test
    void a_member_who_has_not_decided_may_accept_or_decline() {
        assertThat(allowed(member(MentorshipState.PROPOSED, Decision.PENDING))).containsExactly("accept", "decline");
    }

    @Test
    void a_member_who_accepted_may_still_decline_but_not_accept_again() {
        Standing accepted = member(MentorshipState.PROPOSED, Decision.ACCEPTED);

        assertThat(allowed(accepted)).containsExactly("decline");
        assertThat(code(accepted, "accept")).isEqualTo("ALREADY_DECIDED");
    }

    @Test
    void nobody_accepts_after_the_deadline() {
        Standing late =
                new Standing(MentorshipState.PROPOSED, null, Decision.PENDING, false, false, true, false, false);

        assertThat(allowed(late)).containsExactly("decline");
        assertThat(code(late, "accept")).isEqualTo("DEADLINE_PASSED");
    }

    @Test
    void a_coordinator_may_withdraw_a_proposal_and_steer_what_runs() {
        assertThat(allowed(coordinator(MentorshipState.PROPOSED))).containsExactly("end", "extend-deadline");
        assertThat(allowed(coordinator(MentorshipState.ACTIVE))).containsExactly("pause", "extend", "end");
        assertThat(allowed(coordinator(MentorshipState.PAUSED))).containsExactly("resume", "extend", "end");
        assertThat(code(coordinator(MentorshipState.PROPOSED), "accept")).isEqualTo("NOT_A_MEMBER");
        assertThat(code(coordinator(MentorshipState.ACTIVE), "add-member")).isEqualTo("NOT_A_GROUP");
    }

    @Test
    void a_member_steers_what_runs_and_leaves_a_proposal_to_decline() {
        assertThat(allowed(member(MentorshipState.ACTIVE, Decision.ACCEPTED)))
                .containsExactly("pause", "extend", "end");
        assertThat(allowed(member(MentorshipState.PAUSED, Decision.ACCEPTED)))
                .containsExactly("resume", "extend", "end");
        assertThat(code(member(MentorshipState.PROPOSED, Decision.PENDING), "end"))
                .isEqualTo("NOT_COORDINATOR");
        assertThat(code(member(MentorshipState.ACTIVE, Decision.ACCEPTED), "resume"))
                .isEqualTo("ILLEGAL_STATE");
    }

    @Test
    void one_of_several_mentees_leaves_instead_of_ending_it_for_all() {
        Standing mentee =
                new Standing(MentorshipState.ACTIVE, null, Decision.ACCEPTED, false, true, false, true, false);

        assertThat(allowed(mentee)).containsExactly("leave");
        assertThat(code(mentee, "end")).isEqualTo("ONE_OF_SEVERAL");
        assertThat(code(mentee, "pause")).isEqualTo("ONE_OF_SEVERAL");
        assertThat(code(mentee, "remove-member")).isEqualTo("NOT_COORDINATOR");
    }

    @Test
    void who_was_asked_to_join_a_running_group_answers_and_does_nothing_else() {
        Standing asked = new Standing(MentorshipState.ACTIVE, null, Decision.PENDING, false, true, false, true, false);

        assertThat(allowed(asked)).containsExactly("accept", "decline");
        assertThat(code(asked, "end")).isEqualTo("NOT_A_MEMBER");
    }

    @Test
    void a_coordinator_substitutes_in_what_failed_and_only_once() {
        assertThat(allowed(failed(MentorshipState.DECLINED, EndReason.DECLINED, false)))
                .containsExactly("substitute");
        assertThat(allowed(failed(MentorshipState.ENDED, EndReason.ACCEPTANCE_EXPIRED, false)))
                .containsExactly("substitute");
        assertThat(code(failed(MentorshipState.ENDED, EndReason.BY_MEMBER, true), "substitute"))
                .isEqualTo("ALREADY_SUBSTITUTED");
        assertThat(code(failed(MentorshipState.ENDED, EndReason.COHORT_COMPLETED, false), "substitute"))
                .isEqualTo("ILLEGAL_STATE");
        assertThat(code(failed(MentorshipState.COMPLETED, EndReason.TERM_REACHED, false), "substitute"))
                .isEqualTo("ILLEGAL_STATE");
    }

    @Test
    void nothing_is_possible_for_a_member_once_it_is_over() {
        for (MentorshipState state :
                List.of(MentorshipState.COMPLETED, MentorshipState.ENDED, MentorshipState.DECLINED)) {
            assertThat(allowed(member(state, Decision.ACCEPTED))).isEmpty();
            assertThat(code(member(state, Decision.ACCEPTED), "end")).isEqualTo("ILLEGAL_STATE");
        }
    }

    private static Standing member(MentorshipState state, Decision own) {
        return new Standing(state, null, own, false, false, false, false, false);
    }

    private static Standing coordinator(MentorshipState state) {
        return new Standing(state, null, null, true, false, false, false, false);
    }

    private static Standing failed(MentorshipState state, EndReason reason, boolean substituted) {
        return new Standing(state, reason, null, true, false, false, false, substituted);
    }

    private static List<String> allowed(Standing standing) {
        return MentorshipActions.of(standing).stream()
                .filter(AllowedAction::allowed)
                .map(AllowedAction::action)
                .toList();
    }

    private static @Nullable String code(Standing standing, String action) {
        return MentorshipActions.of(standing).stream()
                .filter(candidate -> candidate.action().equals(action))
                .findFirst()
                .orElseThrow()
                .code();
    }
}
