package dev.tandem.goals.checkpoint;

import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.goals.mentorship.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with a checkpoint, and when. Notes and action items may still be edited after it was held. */
enum CheckpointAction {
    CHANGE("change"),
    HOLD("hold"),
    RESCHEDULE("reschedule");

    private final String code;

    CheckpointAction(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** Why this is not possible now, or null when it is. */
    @Nullable
    Refusal refusal(CheckpointState state, MentorshipView mentorship, boolean member) {
        Refusal general = Refusal.unlessMemberOfActive(mentorship, member);
        if (general != null) {
            return general;
        }
        boolean possible = switch (this) {
            case CHANGE -> state != CheckpointState.CANCELLED;
            case HOLD, RESCHEDULE -> state == CheckpointState.SCHEDULED;
        };
        return possible
                ? null
                : new Refusal(
                        "CHECKPOINT_" + state.name(),
                        Map.of("state", state.name()),
                        "The checkpoint is " + state + "; it cannot be changed in this way any more.");
    }
}
