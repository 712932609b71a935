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

    /**
     * The actions for a caller.
     *
     * @param asker whether the caller made the request
     * @param asked whether the caller is to answer it
     * @param late whether the time to answer is over
     */
    static List<AllowedAction> of(MatchRequestState state, boolean asker, boolean asked, boolean late) {
        boolean pending = state == MatchRequestState.PENDING;
        Map<String, Object> params = Map.of("state", state.name());
        String notAnswering = !pending ? "ILLEGAL_STATE" : asked ? "DEADLINE_PASSED" : "NOT_ASKED";
        return AllowedActions.begin()
                .add(ACCEPT, pending && asked && !late, notAnswering, params)
                .add(DECLINE, pending && asked && !late, notAnswering, params)
                .add(WITHDRAW, pending && asker, pending ? "NOT_THE_ASKER" : "ILLEGAL_STATE", params)
                .list();
    }
}
