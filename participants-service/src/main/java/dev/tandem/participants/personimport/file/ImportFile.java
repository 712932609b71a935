package dev.tandem.participants.personimport.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of people: its header and its records, readable or not. Separated by commas or semicolons, whichever makes
 * more sense of the header.
 */
public final class ImportFile {

    /** Most records that one file may have. */
    public static final int MAX_RECORDS = 100_000;

    /** The file as a whole cannot be used. */
    public static final class UnusableFileException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        UnusableFileException(String code, String detail) {
            super(detail);
            this.code = code;
        }

        /** Stable, to translate by. */
        public String code() {
            return code;
        }

        /** For a reader. */
        public String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** A readable record: the cells of the columns that the file has. */
    public record Entry(int line, Map<ImportColumn, String> cells) {
        /** The stripped text; empty when the cell is, null when the file has no such column. */
        public @Nullable String cell(ImportColumn column) {
            String cell = cells.get(column);
            return cell == null ? null : cell.strip();
        }
    }

    /** A record that cannot be read. */
    public record BrokenRecord(int line, LineError error) {}

    private final List<Entry> records = new ArrayList<>();
    private final List<BrokenRecord> broken = new ArrayList<>();

    private ImportFile() {}

    /** The readable records, in the order of the file. */
    public List<Entry> records() {
        return records;
    }

    /** The records that cannot be read. */
    public List<BrokenRecord> broken() {
        return broken;
    }

    /** Number of records, readable or not. */
    public int size() {
        return records.size() + broken.size();
    }

    /** Reads a file; records that cannot be read are part of the result. */
    public static ImportFile read(byte[] bytes) throws UnusableFileException {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new UnusableFileException(CsvReader.WRONG_ENCODING, "The file is UTF-16; save it as UTF-8.");
        }
        CsvReader reader = new CsvReader(bytes, ',');
        CsvReader.Entry header = reader.next();
        if (matches(header) < 2) {
            CsvReader other = new CsvReader(bytes, ';');
            CsvReader.Entry otherHeader = other.next();
            if (matches(otherHeader) > matches(header)) {
                reader = other;
                header = otherHeader;
            }
        }
        List<ImportColumn> columns = columns(header);
        ImportFile file = new ImportFile();
        for (CsvReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
            if (file.size() == MAX_RECORDS) {
                throw new UnusableFileException(
                        "too-many-records", "The file has more than " + MAX_RECORDS + " records; split it.");
            }
            file.add(entry, columns);
        }
        return file;
    }

    private void add(CsvReader.Entry entry, List<ImportColumn> columns) {
        switch (entry) {
            case CsvReader.Broken b -> {
                boolean known = b.column() <= columns.size();
                String column = known ? columns.get(b.column() - 1).title() : Integer.toString(b.column());
                broken.add(new BrokenRecord(b.line(), new LineError(column, b.code(), b.detail())));
            }
            case CsvReader.Row row
            when row.cells().size() != columns.size() -> {
                boolean more = row.cells().size() > columns.size();
                broken.add(new BrokenRecord(
                        row.line(),
                        new LineError(
                                more ? Integer.toString(columns.size() + 1) : null,
                                more ? "too-many-columns" : "too-few-columns",
                                "The header has " + columns.size() + " columns, the line has "
                                        + row.cells().size() + ".")));
            }
            case CsvReader.Row row -> {
                Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
                for (int i = 0; i < columns.size(); i++) {
                    cells.put(columns.get(i), row.cells().get(i));
                }
                records.add(new Entry(row.line(), cells));
            }
        }
    }

    private static long matches(CsvReader.@Nullable Entry header) {
        return header instanceof CsvReader.Row row
                ? row.cells().stream()
                        .filter(cell -> ImportColumn.byTitle(cell).isPresent())
                        .count()
                : 0;
    }

    private static List<ImportColumn> columns(CsvReader.@Nullable Entry header) throws UnusableFileException {
        return switch (header) {
            case null -> throw new UnusableFileException("empty-file", "The file has no header line.");
            case CsvReader.Broken b ->
                throw new UnusableFileException(
                        b.code(), "Line " + b.line() + ", column " + b.column() + ": " + b.detail());
            case CsvReader.Row row -> columns(row);
        };
    }

    private static List<ImportColumn> columns(CsvReader.Row header) throws UnusableFileException {
        List<ImportColumn> columns = new ArrayList<>();
        Set<ImportColumn> missing = EnumSet.allOf(ImportColumn.class);
        for (String title : header.cells()) {
            ImportColumn column = ImportColumn.byTitle(title)
                    .orElseThrow(() -> new UnusableFileException(
                            "unknown-column", "\"" + abbreviate(title) + "\" is not a column of a file of people."));
            if (!missing.remove(column)) {
                throw new UnusableFileException("duplicate-column", "The header names " + column.title() + " twice.");
            }
            columns.add(column);
        }
        missing.removeIf(column -> !column.required());
        if (!missing.isEmpty()) {
            throw new UnusableFileException(
                    "missing-column",
                    "The header lacks "
                            + missing.stream().map(ImportColumn::title).collect(Collectors.joining(", ")) + ".");
        }
        return columns;
    }

    private static String abbreviate(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }
}
