package dev.tandem.matching.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run's pairs in at most 50 × 50 cells; what is not listed is empty.
 *
 * @param rows the labels of the rows, best known first
 */
@Schema(name = "MatchRunHeatMap")
record HeatMapResponse(UUID runId, By by, List<Label> rows, List<Label> columns, List<Cell> cells) {

    /** What the cells are. */
    @Schema(name = "HeatMapBy")
    enum By {
        /** Rows are departments of mentees, columns those of mentors; the largest 49 of each, and one for all others. */
        DEPARTMENTS,
        /** Rows are criteria, columns are tenths of the criterion's own score. */
        CRITERIA
    }

    /** What a row or a column is: a value, everybody without one, or all that are not listed. */
    @Schema(name = "HeatMapLabel")
    record Label(
            Kind kind,
            @Schema(examples = "Engineering") @Nullable String text) {

        /** Kinds of labels. */
        @Schema(name = "HeatMapLabelKind")
        enum Kind {
            VALUE,
            NOT_STATED,
            OTHERS
        }

        static Label of(@Nullable String text) {
            return text == null || text.isBlank() ? new Label(Kind.NOT_STATED, null) : new Label(Kind.VALUE, text);
        }

        static final Label OTHERS = new Label(Kind.OTHERS, null);

        String shown() {
            return text == null ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') : text;
        }
    }

    /**
     * The pairs of a row and a column.
     *
     * @param row position in the rows, from 0
     * @param meanScore in millionths, of the pairs by departments and of the criterion by criteria; absent to others
     *     than coordinators when there are fewer than five pairs
     */
    @Schema(name = "HeatMapCell")
    record Cell(
            @Schema(examples = "0") int row,
            @Schema(examples = "3") int column,
            @Schema(examples = "7") long pairs,
            @Schema(examples = "731000") @Nullable Integer meanScore) {}

    /** Cells coloured by how many pairs they have. */
    String svg() {
        int left = 190;
        int top = 150;
        int size = 22;
        long most = Math.max(1, cells.stream().mapToLong(Cell::pairs).max().orElse(1));
        Map<Integer, Cell> at = new HashMap<>();
        cells.forEach(cell -> at.put(cell.row() * 64 + cell.column(), cell));
        Svg svg = new Svg(
                left + Math.max(columns.size(), 4) * size + 20,
                top + Math.max(rows.size(), 1) * size + 20,
                by == By.DEPARTMENTS ? "Pairs by department of mentee and mentor" : "Pairs by criterion and its score",
                "%d rows and %d columns; the fullest cell has %d pairs.".formatted(rows.size(), columns.size(), most));
        for (int column = 0; column < columns.size(); column++) {
            svg.uprightLabel(
                    left + column * size + 15, top - 6, cut(columns.get(column).shown()));
        }
        for (int row = 0; row < rows.size(); row++) {
            svg.label(left - 6, top + row * size + 15, "end", cut(rows.get(row).shown()));
            for (int column = 0; column < columns.size(); column++) {
                Cell cell = at.get(row * 64 + column);
                long pairs = cell == null ? 0 : cell.pairs();
                svg.box(
                        left + column * size,
                        top + row * size,
                        size - 1,
                        size - 1,
                        shade((double) pairs / most),
                        "%s × %s: %d pairs"
                                .formatted(
                                        rows.get(row).shown(),
                                        columns.get(column).shown(),
                                        pairs));
            }
        }
        return svg.end();
    }

    private static String cut(String label) {
        return label.length() <= 24 ? label : label.substring(0, 23) + "…";
    }

    /** From nearly white to dark blue. */
    private static String shade(double part) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(242 - part * 222),
                Math.round(245 - part * 175),
                Math.round(248 - part * 108));
    }
}
