package dev.tandem.matching.mentorship;

import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may do what with a mentorship: shown as allowedActions and asked before every action. */
final class MentorshipActions {

    static final String ACCEPT = "accept";
    static final String DECLINE = "decline";
    static final String END = "end";

    private static final String NOT_A_MEMBER = "NOT_A_MEMBER";
    private static final String NOT_COORDINATOR = "NOT_COORDINATOR";
    private static final String ALREADY_DECIDED = "ALREADY_DECIDED";
    private static final String ILLEGAL_STATE = "ILLEGAL_STATE";

    private MentorshipActions() {}

    /**
     * The actions for a caller.
     *
     * @param own the caller's decision; null for somebody who is no member
     */
    static List<AllowedAction> of(MentorshipState state, @Nullable Decision own, boolean coordinator) {
        Map<String, Object> params = Map.of("state", state.name());
        boolean proposed = state == MentorshipState.PROPOSED;
        boolean mayEnd = state == MentorshipState.ACTIVE ? own != null || coordinator : proposed && coordinator;
        boolean onlyCoordinatorMay = proposed && own != null && !coordinator;
        return AllowedActions.begin()
                .add(
                        ACCEPT,
                        proposed && own == Decision.PENDING,
                        own == null ? NOT_A_MEMBER : proposed ? ALREADY_DECIDED : ILLEGAL_STATE,
                        params)
                .add(DECLINE, proposed && own != null, own == null ? NOT_A_MEMBER : ILLEGAL_STATE, params)
                .add(END, mayEnd, onlyCoordinatorMay ? NOT_COORDINATOR : ILLEGAL_STATE, params)
                .list();
    }
}
