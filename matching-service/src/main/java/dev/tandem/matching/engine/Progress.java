package dev.tandem.matching.engine;

import dev.tandem.matching.engine.ProgressListener.Phase;

/** Turns steps of a phase into percent of the run, tells the listener only of changes, and asks whether to go on. */
final class Progress {
    private final ProgressListener listener;
    private int last = -1;

    Progress(ProgressListener listener) {
        this.listener = listener;
    }

    /** Step {@code done} of {@code total} in the part of the run between {@code from} and {@code to} percent. */
    void at(Phase phase, int from, int to, long done, long total) {
        if (listener.isCancelled()) {
            throw new MatchingCancelledException();
        }
        int percent = total <= 0 ? from : from + (int) ((to - from) * done / total);
        if (percent > last) {
            last = percent;
            listener.progressed(phase, percent);
        }
    }
}
