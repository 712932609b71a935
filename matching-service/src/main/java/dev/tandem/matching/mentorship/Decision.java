package dev.tandem.matching.mentorship;

/** What a member says to a proposed mentorship. */
public enum Decision {
    PENDING,
    ACCEPTED,
    DECLINED
}
