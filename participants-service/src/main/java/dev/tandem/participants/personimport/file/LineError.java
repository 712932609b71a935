package dev.tandem.participants.personimport.file;

import org.jspecify.annotations.Nullable;

/**
 * Why a line was refused.
 *
 * @param column title of the column; its number when the title is not known; null when the whole line is meant
 * @param code stable, to translate by
 * @param detail for a reader
 */
public record LineError(@Nullable String column, String code, String detail) {

    /** An error in a column. */
    public static LineError of(ImportColumn column, String code, String detail) {
        return new LineError(column.title(), code, detail);
    }
}
