package dev.tandem.platform.web.notes;

public enum NoteStatus {
    OPEN,
    DONE
}
