package dev.tandem.matching.request;

/** The life of a match request. */
enum MatchRequestState {
    PENDING,
    ACCEPTED,
    DECLINED,
    /** By the one who asked, or because one of the two or the cohort is gone. */
    WITHDRAWN,
    /** Nobody answered in time. */
    EXPIRED,
    /** Another request was accepted first. */
    SUPERSEDED
}
