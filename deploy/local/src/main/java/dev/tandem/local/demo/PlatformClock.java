package dev.tandem.local.demo;

import java.time.Duration;
import java.time.Instant;

/** The platform's injected clock, seen and moved from outside. */
public interface PlatformClock {

    /** The time that every service reads. */
    Instant now();

    /** Moves every service forward; returns when the new time is in force. */
    void advance(Duration by);
}
