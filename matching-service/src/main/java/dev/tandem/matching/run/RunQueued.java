package dev.tandem.matching.run;

/** A run waits for a worker; observed after the commit. */
record RunQueued() {}
