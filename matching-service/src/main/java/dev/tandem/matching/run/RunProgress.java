package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingProgress;
import java.time.Duration;

/**
 * Writes the engine's progress, each step in a transaction of its own so that it is seen while the run goes on, and
 * stops the engine once the claim is lost or the service goes down.
 */
final class RunProgress implements PairingProgress {

    /** The engine's part of the whole; before it the pool is loaded, after it the result is stored. */
    private static final int ENGINE_FROM = 5;

    private static final int ENGINE_TO = 90;

    private final MatchRunJobs jobs;
    private final MatchRunJobs.Claim claim;
    private final Duration every;
    private String phase = "";
    private long writtenAt;
    private volatile boolean stopped;

    RunProgress(MatchRunJobs jobs, MatchRunJobs.Claim claim, Duration every) {
        this.jobs = jobs;
        this.claim = claim;
        this.every = every;
    }

    @Override
    public void at(String newPhase, int percent) {
        show(newPhase, ENGINE_FROM + (ENGINE_TO - ENGINE_FROM) * percent / 100);
    }

    /** A percentage of the whole run. */
    void show(String newPhase, int percent) {
        long now = System.nanoTime();
        if (newPhase.equals(phase) && now - writtenAt < every.toNanos()) {
            return;
        }
        phase = newPhase;
        writtenAt = now;
        if (!jobs.progress(claim, new MatchRunJobs.Progress(percent, newPhase))) {
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
