package dev.tandem.matching.run;

import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import java.util.List;
import java.util.Map;

/** Who may do what with a run. */
final class MatchRunActions {

    private static final String SIMULATION = "SIMULATION";

    private MatchRunActions() {}

    static List<AllowedAction> of(MatchRun run, boolean coordinator) {
        RunState state = run.state();
        Map<String, Object> params = Map.of("state", state.name());
        String otherwise = coordinator ? "ILLEGAL_STATE" : "NOT_COORDINATOR";
        boolean completed = coordinator && state == RunState.COMPLETED;
        return AllowedActions.begin()
                .add(
                        "publish",
                        completed && !run.simulation(),
                        completed && run.simulation() ? SIMULATION : otherwise,
                        params)
                .add("cancel", coordinator && state.open(), otherwise, params)
                .add("edit", completed, otherwise, params)
                .add("refresh", completed, otherwise, params)
                .add("rerun", coordinator && run.hasResult(), otherwise, params)
                .list();
    }
}
