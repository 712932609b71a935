package dev.tandem.participants.program;

import java.util.UUID;

/** A program has another name from now on; fired in the transaction of the change. */
public record ProgramRenamed(UUID programId, String name) {}
