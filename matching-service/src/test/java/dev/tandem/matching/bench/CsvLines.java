package dev.tandem.matching.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads lines of whole numbers behind a header line; takes LF and CRLF, a byte order mark, and blank lines at the end. */
final class CsvLines implements AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private int position;
    private long line = 1;

    private CsvLines(Path file) throws IOException {
        this.file = file;
        in = Files.newInputStream(file);
    }

    static CsvLines open(Path file, String header) throws IOException {
        CsvLines lines;
        try {
            lines = new CsvLines(file);
        } catch (NoSuchFileException e) {
            throw new InstanceException("there is no file " + file);
        }
        StringBuilder found = new StringBuilder();
        for (byte mark : BYTE_ORDER_MARK) {
            if (lines.peek() == (mark & 0xff)) {
                lines.position++;
            }
        }
        for (int c = lines.peek(); c >= 0 && c != '\n'; c = lines.peek()) {
            found.append((char) c);
            lines.position++;
            if (found.length() > 200) {
                break;
            }
        }
        lines.position++;
        if (!found.toString().strip().equals(header)) {
            throw InstanceException.at(
                    file,
                    1,
                    "the header must be '%s' and is '%s'"
                            .formatted(header, found.toString().strip()));
        }
        return lines;
    }

    /** Upper bound of the lines behind the header. */
    static int count(Path file) throws IOException {
        long lines = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    lines += block[i] == '\n' ? 1 : 0;
                }
            }
        } catch (NoSuchFileException e) {
            throw new InstanceException("there is no file " + file);
        }
        if (lines > Integer.MAX_VALUE - 8) {
            throw new InstanceException(file + " has more lines than can be kept");
        }
        return (int) lines;
    }

    /** Goes to the next line of numbers; false at the end. */
    boolean next() throws IOException {
        line++;
        if (peek() != '\r' && peek() != '\n') {
            return peek() >= 0;
        }
        long blank = line;
        while (peek() == '\r' || peek() == '\n') {
            position++;
        }
        if (peek() >= 0) {
            throw InstanceException.at(file, blank, "the line is blank");
        }
        return false;
    }

    /** The number before the next comma, or before the end of the line when it is the last one. */
    int number(String name, int highest, boolean last) throws IOException {
        long value = 0;
        int digits = 0;
        int c = peek();
        while (c >= '0' && c <= '9' && digits < 12) {
            value = value * 10 + (c - '0');
            digits++;
            position++;
            c = peek();
        }
        boolean ends = last ? c == '\n' || c == '\r' || c < 0 : c == ',';
        if (digits == 0 || !ends) {
            throw refuse("%s must be a whole number from 0 to %d, %s"
                    .formatted(name, highest, last ? "and the last on its line" : "followed by a comma"));
        }
        if (value > highest) {
            throw refuse("%s %d is not within 0 to %d".formatted(name, value, highest));
        }
        position++;
        if (c == '\r') {
            if (peek() != '\n' && peek() >= 0) {
                throw refuse("a carriage return without a line feed");
            }
            position++;
        }
        return (int) value;
    }

    InstanceException refuse(String message) {
        return InstanceException.at(file, line, message);
    }

    private int peek() throws IOException {
        if (position >= filled) {
            position -= filled;
            filled = in.read(buffer);
            if (filled <= 0) {
                filled = 0;
                position = 0;
                return -1;
            }
        }
        return buffer[position] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
