package dev.tandem.matching.mentorship;

/** As whom somebody changed a mentorship. */
enum ActorRole {
    MENTOR,
    MENTEE,
    PEER,
    COORDINATOR,
    /** The clock, or an event of another service. */
    SYSTEM
}
