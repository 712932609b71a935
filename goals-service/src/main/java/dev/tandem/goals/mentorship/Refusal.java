package dev.tandem.goals.mentorship;

import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why an action is not possible now. The same rule fills {@code allowedActions} and refuses the request, so that the two
 * never disagree.
 *
 * @param code stable, for translation
 * @param params what the text mentions
 * @param text the same in English
 */
public record Refusal(String code, Map<String, Object> params, String text) {

    /** What holds for everything that belongs to a mentorship: its members work in it, while it is active. */
    public static @Nullable Refusal unlessMemberOfActive(MentorshipView mentorship, boolean member) {
        if (!member) {
            return new Refusal("NOT_A_MEMBER", Map.of(), "Only members of the mentorship change what is in it.");
        }
        if (!mentorship.isActive()) {
            return new Refusal(
                    "MENTORSHIP_NOT_ACTIVE",
                    Map.of("state", mentorship.state().name()),
                    "The mentorship is " + mentorship.state() + "; work in it needs an ACTIVE one.");
        }
        return null;
    }

    /** The entry in {@code allowedActions}. */
    public static AllowedAction describe(String action, @Nullable Refusal refusal) {
        return refusal == null ? AllowedAction.yes(action) : AllowedAction.no(action, refusal.code(), refusal.params());
    }

    /**
     * Refuses a request when its action is not possible.
     *
     * @throws ProblemException 409 with the action, the code and its parameters
     */
    public static void require(String action, @Nullable Refusal refusal) {
        if (refusal != null) {
            throw new ProblemException(CommonProblem.ILLEGAL_TRANSITION, refusal.text())
                    .with("action", action)
                    .with("code", refusal.code())
                    .with("params", refusal.params());
        }
    }
}
