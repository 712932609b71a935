package dev.tandem.matching.request;

import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import java.util.List;
import java.util.Map;

/** Who may do what with a match request: shown as allowedActions and asked before every action. */
final class MatchRequestActions {

    static final String ACCEPT = "accept";
    static final String DECLINE = "decline";
    static final String WITHDRAW = "withdraw";

    private MatchRequestActions() {}

    static List<AllowedAction> of(MatchRequestState state, boolean mentor, boolean mentee) {
        boolean pending = state == MatchRequestState.PENDING;
        Map<String, Object> params = Map.of("state", state.name());
        return AllowedActions.begin()
                .add(ACCEPT, pending && mentor, pending ? "NOT_THE_MENTOR" : "ILLEGAL_STATE", params)
                .add(DECLINE, pending && mentor, pending ? "NOT_THE_MENTOR" : "ILLEGAL_STATE", params)
                .add(WITHDRAW, pending && mentee, pending ? "NOT_THE_MENTEE" : "ILLEGAL_STATE", params)
                .list();
    }
}
