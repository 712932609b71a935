package dev.tandem.matching.request;

/** Who made a match request; the other one answers. */
enum AskedBy {
    MENTOR,
    MENTEE
}
