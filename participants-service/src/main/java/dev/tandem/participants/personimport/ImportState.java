package dev.tandem.participants.personimport;

/** Where an import stands. */
enum ImportState {
    PENDING,
    RUNNING,
    COMPLETED,
    /** The file as a whole could not be used, or the import could not be carried out; see the failure. */
    FAILED
}
