package dev.tandem.goals.checkpoint;

/** Life cycle of a checkpoint. */
enum CheckpointState {
    SCHEDULED,
    HELD,
    CANCELLED
}
