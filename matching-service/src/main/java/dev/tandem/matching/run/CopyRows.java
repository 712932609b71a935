package dev.tandem.matching.run;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows for PostgreSQL's COPY in its text format, sent in pieces. Closed before all rows were added, it copies nothing. */
final class CopyRows implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder piece = new StringBuilder(PIECE + 8192);

    /** @param sql a COPY … FROM STDIN without options */
    CopyRows(CopyManager copies, String sql) throws SQLException {
        copy = copies.copyIn(sql);
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                piece.append('\t');
            }
            append(values[i]);
        }
        piece.append('\n');
        if (piece.length() >= PIECE) {
            send();
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            piece.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '\\' -> piece.append("\\\\");
                case '\t' -> piece.append("\\t");
                case '\n' -> piece.append("\\n");
                case '\r' -> piece.append("\\r");
                default -> piece.append(next);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        piece.setLength(0);
    }

    /** Ends the copy; a failure fails the transaction. */
    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Gives up a copy that was not ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
