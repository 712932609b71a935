package dev.tandem.matching.engine;

import java.time.LocalDate;

/**
 * The weeks in which pairs meet, both days included. Weekly overlap is measured in seven-day windows (UTC) counted from
 * {@code start}; a last, partial week counts as a whole one, so it can hide no mismatch.
 */
public record ActivePhase(LocalDate start, LocalDate end) {
    public ActivePhase {
        if (end.isBefore(start)) {
            throw new MatchInputException("PHASE_ENDS_BEFORE_START", "The active phase ends before it starts.");
        }
    }
}
