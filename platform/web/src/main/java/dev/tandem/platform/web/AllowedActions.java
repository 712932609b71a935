package dev.tandem.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects the actions of a resource.
 *
 * <pre>{@code
 * AllowedActions.begin()
 *         .add("approve", status == APPLIED, "ILLEGAL_STATE", Map.of("status", status))
 *         .list();
 * }</pre>
 */
public final class AllowedActions {

    private final List<AllowedAction> actions = new ArrayList<>();

    private AllowedActions() {}

    /** Begins an empty list. */
    public static AllowedActions begin() {
        return new AllowedActions();
    }

    /** Adds an action; the code says why when it is not allowed. */
    public AllowedActions add(String action, boolean allowed, String codeOtherwise) {
        return add(action, allowed, codeOtherwise, Map.of());
    }

    /** Adds an action; code and values say why when it is not allowed. */
    public AllowedActions add(String action, boolean allowed, String codeOtherwise, Map<String, Object> params) {
        actions.add(allowed ? AllowedAction.yes(action) : AllowedAction.no(action, codeOtherwise, params));
        return this;
    }

    /** The collected actions, in the order of adding. */
    public List<AllowedAction> list() {
        return List.copyOf(actions);
    }
}
