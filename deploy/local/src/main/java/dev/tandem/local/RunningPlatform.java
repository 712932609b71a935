package dev.tandem.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A stack that another process keeps running, seen by commands such as the demo. */
public final class RunningPlatform {

    private final Path home;
    private final RunState state;

    private RunningPlatform(Path home, RunState state) {
        this.home = home;
        this.state = state;
    }

    /** Finds the stack of {@code TANDEM_HOME}; fails with advice when none runs. */
    public static RunningPlatform connect() {
        return connect(StackSettings.home(Path.of("."), System.getenv()));
    }

    /** Finds the stack whose state is in {@code home}; fails with advice when none is ready. */
    public static RunningPlatform connect(Path home) {
        RunState state = RunState.running(home)
                .filter(running -> running.phase() == RunState.Phase.READY)
                .orElseThrow(() -> new StackException("Tandem is not running (start it with ./tandem up)"));
        return new RunningPlatform(home, state);
    }

    /** Returns the address that clients use. */
    public URI gateway() {
        return URI.create(state.gateway());
    }

    /** Returns the local issuer's address. */
    public String issuerUrl() {
        return state.issuer();
    }

    /** Returns a bearer token of a demo user (coordinator, viewer, hr, sponsor) or of the person with this userName. */
    public String tokenFor(String user) {
        return LocalTokens.tokenFor(state.issuer(), user);
    }

    /** Returns the time that every service reads. */
    public Instant now() {
        return new PlatformTime(home).now();
    }

    /** Moves every service forward; returns when the new time is in force. */
    public void advanceClock(Duration by) {
        new PlatformTime(home).advance(by);
    }
}
