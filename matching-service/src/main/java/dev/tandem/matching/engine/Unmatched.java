package dev.tandem.matching.engine;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody without a pair, and why.
 *
 * @param candidates how many people there are on the other side
 * @param eligible how many of them no rule stands against
 * @param blockedBy how many of them each rule stands against; several rules may stand against one pair. Counted where
 *     nobody is eligible, empty otherwise
 * @param fix the nearest change that would help a mentee; null for mentors
 */
public record Unmatched(
        UUID participantId,
        UUID personId,
        Side side,
        UnmatchedCode code,
        int candidates,
        int eligible,
        Map<RuleCode, Integer> blockedBy,
        Map<String, Object> parameters,
        String message,
        @Nullable Fix fix) {

    static Unmatched of(
            Participant participant,
            UnmatchedCode code,
            int candidates,
            int eligible,
            Map<RuleCode, Integer> blockedBy,
            Map<String, Object> parameters,
            String message,
            @Nullable Fix fix) {
        return new Unmatched(
                participant.id(),
                participant.personId(),
                participant.side(),
                code,
                candidates,
                eligible,
                blockedBy,
                parameters,
                message,
                fix);
    }
}
