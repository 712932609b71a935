package dev.tandem.participants.enrollment;

/** How somebody mostly talks. */
enum CommunicationStyle {
    /** Facts first, step by step. */
    ANALYTICAL,
    /** Short and to the point. */
    DIRECT,
    /** With stories and enthusiasm. */
    EXPRESSIVE,
    /** Patient, listening first. */
    SUPPORTIVE
}
