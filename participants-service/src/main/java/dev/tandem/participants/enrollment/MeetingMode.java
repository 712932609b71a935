package dev.tandem.participants.enrollment;

/** How somebody likes to meet. */
enum MeetingMode {
    IN_PERSON,
    VIRTUAL,
    PHONE
}
