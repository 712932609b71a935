package dev.tandem.participants.personimport;

/** What became of a line; in a dry run, what would become of it. */
enum LineStatus {
    CREATED,
    UPDATED,
    UNCHANGED,
    REFUSED
}
