package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the engine's progress, each step in a transaction of its own so that it is seen while the run goes on, and
 * stops the engine once the claim is lost or the service goes down. Called by the engine's thread, and by the worker's
 * clock for phases that report nothing for long; a run that is over sooner than {@code every} writes nothing.
 */
class RunProgress implements PairingProgress {

    /** The engine's part of the whole; before it the pool is loaded, after it the result is stored. */
    private static final int ENGINE_FROM = 5;

    private static final int ENGINE_TO = 90;

    private final MatchRunJobs jobs;
    private final MatchRunJobs.Claim claim;
    private final Duration every;
    private final List<RunTimings.Phase> phases = new ArrayList<>();
    private String phase = "CLAIMED";
    private int percent;
    private String enginePhase = "";
    private long enginePhaseSince;
    private long writtenAt = System.nanoTime();
    private volatile boolean stopped;

    RunProgress(MatchRunJobs jobs, MatchRunJobs.Claim claim, Duration every) {
        this.jobs = jobs;
        this.claim = claim;
        this.every = every;
    }

    @Override
    public void at(String newPhase, int ofEngine) {
        if (!newPhase.equals(enginePhase)) {
            endPhase();
            enginePhase = newPhase;
        }
        show(newPhase, ENGINE_FROM + (ENGINE_TO - ENGINE_FROM) * ofEngine / 100);
    }

    /** The phases of the engine that are over; the one that was shown last is over as well. */
    List<RunTimings.Phase> phases() {
        endPhase();
        enginePhase = "";
        return List.copyOf(phases);
    }

    private void endPhase() {
        long now = System.nanoTime();
        if (!enginePhase.isEmpty()) {
            phases.add(new RunTimings.Phase(
                    enginePhase, Duration.ofNanos(now - enginePhaseSince).toMillis()));
        }
        enginePhaseSince = now;
    }

    /** A percentage of the whole run. */
    synchronized void show(String newPhase, int newPercent) {
        phase = newPhase;
        percent = newPercent;
        if (System.nanoTime() - writtenAt >= every.toNanos()) {
            write();
        }
    }

    /** Writes what was shown last, and learns whether the claim still holds. */
    synchronized void write() {
        writtenAt = System.nanoTime();
        if (!jobs.progress(claim, new MatchRunJobs.Progress(percent, phase))) {
            stopped = true;
        }
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
    }
}
