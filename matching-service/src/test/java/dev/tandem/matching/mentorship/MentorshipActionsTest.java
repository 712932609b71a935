package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.platform.web.AllowedAction;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentorshipActionsTest {

    @Test
    void a_member_who_has_not_decided_may_accept_or_decline() {
        assertThat(allowed(MentorshipState.PROPOSED, Decision.PENDING, false)).containsExactly("accept", "decline");
    }

    @Test
    void a_member_who_accepted_may_still_decline_but_not_accept_again() {
        assertThat(allowed(MentorshipState.PROPOSED, Decision.ACCEPTED, false)).containsExactly("decline");
        assertThat(code(MentorshipState.PROPOSED, Decision.ACCEPTED, false, "accept"))
                .isEqualTo("ALREADY_DECIDED");
    }

    @Test
    void a_coordinator_may_withdraw_a_proposal_and_end_what_runs() {
        assertThat(allowed(MentorshipState.PROPOSED, null, true)).containsExactly("end");
        assertThat(allowed(MentorshipState.ACTIVE, null, true)).containsExactly("end");
        assertThat(code(MentorshipState.PROPOSED, null, true, "accept")).isEqualTo("NOT_A_MEMBER");
    }

    @Test
    void a_member_ends_what_runs_and_leaves_a_proposal_to_decline() {
        assertThat(allowed(MentorshipState.ACTIVE, Decision.ACCEPTED, false)).containsExactly("end");
        assertThat(code(MentorshipState.PROPOSED, Decision.PENDING, false, "end"))
                .isEqualTo("NOT_COORDINATOR");
    }

    @Test
    void nothing_is_possible_once_it_is_over() {
        for (MentorshipState state :
                List.of(MentorshipState.COMPLETED, MentorshipState.ENDED, MentorshipState.DECLINED)) {
            assertThat(allowed(state, Decision.ACCEPTED, true)).isEmpty();
            assertThat(code(state, Decision.ACCEPTED, false, "end")).isEqualTo("ILLEGAL_STATE");
        }
    }

    private static List<String> allowed(MentorshipState state, @Nullable Decision own, boolean coordinator) {
        return MentorshipActions.of(state, own, coordinator).stream()
                .filter(AllowedAction::allowed)
                .map(AllowedAction::action)
                .toList();
    }

    private static @Nullable String code(
            MentorshipState state, @Nullable Decision own, boolean coordinator, String action) {
        return MentorshipActions.of(state, own, coordinator).stream()
                .filter(candidate -> candidate.action().equals(action))
                .findFirst()
                .orElseThrow()
                .code();
    }
}
