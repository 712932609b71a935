package dev.tandem.matching.request;

/** The life of a match request. */
enum MatchRequestState {
    PENDING,
    ACCEPTED,
    DECLINED,
    WITHDRAWN
}
