package dev.tandem.participants.personimport.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma separated values (RFC 4180) in UTF-8, record by record. A broken record does not end the reading, as it
 * does in the usual libraries: it is reported with its line and column, and the next line starts afresh, so that one
 * missing quote costs one line and not the rest of the file. Empty lines are skipped.
 */
final class CsvReader {

    /** Longest text of a cell; it also bounds how far an unclosed quote is followed. */
    static final int MAX_CELL = 10_000;

    static final String BROKEN_QUOTING = "broken-quoting";
    static final String UNCLOSED_QUOTE = "unclosed-quote";
    static final String CELL_TOO_LONG = "cell-too-long";
    static final String WRONG_ENCODING = "wrong-encoding";
    static final String ILLEGAL_CHARACTER = "illegal-character";

    private static final int END = -1;

    /** One record or what is wrong with it. */
    sealed interface Entry {
        /** Number of the physical line on which the record starts, from 1. */
        int line();
    }

    /** The cells of a well-formed record. */
    record Row(int line, List<String> cells) implements Entry {}

    /**
     * A record that cannot be read.
     *
     * @param column number of the cell, from 1
     */
    record Broken(int line, int column, String code, String detail) implements Entry {}

    // Bytes as ISO 8859-1: quotes, separators and line ends are the same there, and each cell is decoded on its own, so
    // that a wrong encoding is found where it is.
    private final String text;
    private final char separator;
    private int position;
    private int line = 1;

    CsvReader(byte[] bytes, char separator) {
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.separator = separator;
        this.position = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    }

    /** The next record, or null at the end of the file. */
    @Nullable
    Entry next() {
        while (position < text.length() && isLineEnd(text.charAt(position))) {
            endLine();
        }
        if (position >= text.length()) {
            return null;
        }
        int start = position;
        int startLine = line;
        Entry entry = readRecord();
        if (entry instanceof Broken) {
            position = start;
            line = startLine;
            skipLine();
        }
        return entry;
    }

    private Entry readRecord() {
        int startLine = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            int column = cells.size() + 1;
            StringBuilder raw = new StringBuilder();
            String broken = peek() == '"' ? readQuoted(raw) : readPlain(raw);
            if (broken != null) {
                return new Broken(startLine, column, broken, detail(broken));
            }
            String cell = decode(raw);
            if (cell == null) {
                return new Broken(startLine, column, WRONG_ENCODING, detail(WRONG_ENCODING));
            }
            if (cell.indexOf('\0') >= 0) {
                return new Broken(startLine, column, ILLEGAL_CHARACTER, detail(ILLEGAL_CHARACTER));
            }
            cells.add(cell);
            if (peek() != separator) {
                if (position < text.length()) {
                    endLine();
                }
                return new Row(startLine, List.copyOf(cells));
            }
            position++;
        }
    }

    private @Nullable String readPlain(StringBuilder cell) {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == separator || isLineEnd(c)) {
                return null;
            }
            if (c == '"') {
                return BROKEN_QUOTING;
            }
            if (cell.length() == MAX_CELL) {
                return CELL_TOO_LONG;
            }
            cell.append(c);
            position++;
        }
        return null;
    }

    private @Nullable String readQuoted(StringBuilder cell) {
        position++;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                position++;
                if (peek() != '"') {
                    int after = peek();
                    boolean ends = after == END || after == separator || isLineEnd((char) after);
                    return ends ? null : BROKEN_QUOTING;
                }
            }
            if (cell.length() == MAX_CELL) {
                return CELL_TOO_LONG;
            }
            cell.append(c);
            if (isLineEnd(c)) {
                endLine();
                if (text.charAt(position - 1) != c) {
                    cell.append(text.charAt(position - 1));
                }
            } else {
                position++;
            }
        }
        return UNCLOSED_QUOTE;
    }

    private int peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private void skipLine() {
        while (position < text.length() && !isLineEnd(text.charAt(position))) {
            position++;
        }
        if (position < text.length()) {
            endLine();
        }
    }

    /** Steps over one line end: LF, CR LF or CR. */
    private void endLine() {
        boolean crLf = text.startsWith("\r\n", position);
        position += crLf ? 2 : 1;
        line++;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static @Nullable String decode(CharSequence cell) {
        byte[] bytes = cell.toString().getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String detail(String code) {
        return switch (code) {
            case BROKEN_QUOTING -> "A quote inside a cell is written twice, and the whole cell stands between quotes.";
            case UNCLOSED_QUOTE -> "The cell starts with a quote that is never closed.";
            case CELL_TOO_LONG -> "The cell is longer than " + MAX_CELL + " bytes; is a quote left open?";
            case WRONG_ENCODING -> "The cell is not UTF-8.";
            default -> "The cell contains a character that is not text.";
        };
    }
}
