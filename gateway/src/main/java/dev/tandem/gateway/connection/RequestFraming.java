package dev.tandem.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the bytes of a connection are requests whose beginnings and ends every parser sees in the same places (<a
 * href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>, without its leniencies). It changes nothing and stands before
 * the HTTP decoder, which silently repairs what this class refuses. One instance for each connection, on its event loop.
 */
final class RequestFraming {

    /** Told of every complete head before its last byte is handed on. */
    interface Heads {

        /** Returns false when the connection may not have one more request now; {@code head} is true for HEAD. */
        boolean begin(boolean head);
    }

    /** Where the connection is. */
    enum Stage {
        BETWEEN,
        HEAD,
        BODY
    }

    private enum State {
        START,
        START_LF,
        METHOD,
        TARGET_START,
        TARGET,
        VERSION,
        LINE,
        NAME,
        VALUE,
        VALUE_LF,
        END_LF,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK_SIZE_LF,
        CHUNK_END,
        CHUNK_END_LF
    }

    private enum Field {
        OTHER,
        HOST,
        CONTENT_LENGTH,
        TRANSFER_ENCODING,
        FORBIDDEN
    }

    private static final int CR = '\r';
    private static final int LF = '\n';
    private static final int MAX_METHOD = 32;
    private static final int MAX_CHUNK_DIGITS = 8;
    private static final int MAX_CHUNK_EXTENSION = 256;
    // Longer ones would overflow a long.
    private static final int MAX_LENGTH_DIGITS = 18;
    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] TOKEN = of("!#$%&'*+-.^_`|~0123456789");
    // https://www.rfc-editor.org/rfc/rfc3986#section-2; brackets are let through, because queries have them.
    private static final boolean[] TARGET = of("-._~:/?[]@!$&'()*+,;=%0123456789");
    private static final boolean[] VALUE = values();

    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[4096];
        }
    };

    private final int maxLine;
    private final int maxHead;
    private final Heads heads;
    private final byte[] name = new byte[24];
    private final byte[] value = new byte[32];

    private State state = State.START;
    private Stage stage = Stage.BETWEEN;
    private Field field = Field.OTHER;
    private @Nullable Refusal violation;
    private long serial;
    private long progress;
    private long skip;
    private long contentLength;
    private int position;
    private int lineBytes;
    private int headBytes;
    private int minorVersion;
    private int hosts;
    private int valueLength;
    private int chunkSize;
    private boolean head;
    private boolean chunked;
    private boolean trailer;
    private boolean blankLine;

    /**
     * Starts at the beginning of a connection.
     *
     * @param maxLine the longest request line in bytes
     * @param maxHead the most bytes of header and trailer fields of one request
     */
    RequestFraming(int maxLine, int maxHead, Heads heads) {
        this.maxLine = maxLine;
        this.maxHead = maxHead;
        this.heads = heads;
        reset();
    }

    Stage stage() {
        return stage;
    }

    /** Returns a number that is another one whenever a head or a body begins. */
    long serial() {
        return serial;
    }

    /** Returns the bytes of heads and of content so far; what only frames content is no progress. */
    long progress() {
        return progress;
    }

    /** Returns what is wrong, once {@link #check} has found it. */
    @Nullable
    Refusal violation() {
        return violation;
    }

    /**
     * Checks what is readable in {@code bytes} and leaves it as it is.
     *
     * @return the index of the first byte that may not be handed on, or -1 when all are fine
     */
    int check(ByteBuf bytes) {
        int index = bytes.readerIndex();
        int end = bytes.writerIndex();
        byte[] scratch = SCRATCH.get();
        while (index < end) {
            if (skip > 0) {
                index += skipContent(end - index);
            } else {
                int length = Math.min(end - index, scratch.length);
                bytes.getBytes(index, scratch, 0, length);
                index += scan(scratch, length);
                if (violation != null) {
                    return index;
                }
            }
        }
        return -1;
    }

    private int skipContent(int available) {
        int skipped = (int) Math.min(skip, available);
        skip -= skipped;
        progress += skipped;
        if (skip == 0) {
            if (chunked) {
                state = State.CHUNK_END;
            } else {
                endRequest();
            }
        }
        return skipped;
    }

    /** Returns how many bytes were taken: all, those before content, or those before the violation. */
    private int scan(byte[] bytes, int length) {
        int i = 0;
        while (i < length) {
            if (state == State.VALUE && field == Field.OTHER) {
                // Most of a head is values that nobody here looks at, tokens above all.
                int from = i;
                while (i < length && VALUE[bytes[i] & 0xff]) {
                    i++;
                }
                if (!countHead(i - from)) {
                    return from;
                }
                if (i == length) {
                    return i;
                }
            }
            if (!take(bytes[i] & 0xff)) {
                return i;
            }
            i++;
            if (skip > 0) {
                return i;
            }
        }
        return i;
    }

    private boolean take(int c) {
        return switch (state) {
            case START, START_LF -> takeStart(c);
            case METHOD, TARGET_START, TARGET, VERSION -> countLine() && takeRequestLine(c);
            case LINE, NAME, VALUE, VALUE_LF, END_LF -> countHead(1) && takeField(c);
            case CHUNK_SIZE, CHUNK_EXTENSION, CHUNK_SIZE_LF, CHUNK_END, CHUNK_END_LF -> takeChunk(c);
        };
    }

    private boolean takeStart(int c) {
        if (state == State.START_LF) {
            state = State.START;
            return c == LF || malformed("A line ends with CR and LF.");
        }
        if (c == CR && !blankLine) {
            // https://www.rfc-editor.org/rfc/rfc9112#section-2.2: one empty line before a request is ignored.
            blankLine = true;
            state = State.START_LF;
            return true;
        }
        if (!TOKEN[c]) {
            return malformed("A request begins with its method.");
        }
        stage = Stage.HEAD;
        serial++;
        state = State.METHOD;
        position = 0;
        return countLine() && takeRequestLine(c);
    }

    private boolean takeRequestLine(int c) {
        switch (state) {
            case METHOD -> {
                if (c == ' ') {
                    head &= position == 4;
                    state = State.TARGET_START;
                    return true;
                }
                head &= position < 4 && "HEAD".charAt(position) == c;
                position++;
                return (TOKEN[c] && position <= MAX_METHOD) || malformed("The method is malformed.");
            }
            case TARGET_START -> {
                state = State.TARGET;
                return c == '/'
                        || c == 'h'
                        || c == 'H'
                        || c == '*'
                        || malformed("The address must begin with a slash.");
            }
            case TARGET -> {
                if (c == ' ') {
                    position = 0;
                    state = State.VERSION;
                    return true;
                }
                return TARGET[c] || malformed("Other characters in the address must be percent-encoded.");
            }
            default -> {
                return takeVersion(c);
            }
        }
    }

    private boolean takeVersion(int c) {
        int at = position++;
        if (at < VERSION.length) {
            return c == VERSION[at] || malformed("Only HTTP/1.1 and HTTP/1.0 are understood.");
        }
        if (at == VERSION.length) {
            minorVersion = c - '0';
            return c == '0' || c == '1' || malformed("Only HTTP/1.1 and HTTP/1.0 are understood.");
        }
        if (at == VERSION.length + 1) {
            return c == CR || malformed("The request line must end after the version.");
        }
        state = State.LINE;
        return c == LF || malformed("A line ends with CR and LF.");
    }

    private boolean takeField(int c) {
        switch (state) {
            case LINE -> {
                if (c == CR) {
                    state = State.END_LF;
                    return true;
                }
                position = 0;
                state = State.NAME;
                return takeName(c);
            }
            case NAME -> {
                return takeName(c);
            }
            case VALUE -> {
                return takeValue(c);
            }
            case VALUE_LF -> {
                state = State.LINE;
                return c == LF ? endField() : malformed("A line ends with CR and LF.");
            }
            default -> {
                if (c != LF) {
                    return malformed("A line ends with CR and LF.");
                }
                if (trailer) {
                    endRequest();
                    return true;
                }
                return endHead();
            }
        }
    }

    private boolean takeName(int c) {
        if (c == ':' && position > 0) {
            field = named();
            valueLength = 0;
            state = State.VALUE;
            return true;
        }
        if (position < name.length) {
            name[position] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        position++;
        // Blanks before a name would continue the line before it, blanks after it would hide it.
        return TOKEN[c] || malformed("A header field is malformed.");
    }

    private Field named() {
        return switch (position) {
            case 4 -> named("host", Field.HOST);
            case 14 -> named("content-length", Field.CONTENT_LENGTH);
            case 17 -> named("transfer-encoding", Field.TRANSFER_ENCODING);
            // The decoder reads eight bytes of content after it, whatever the length says.
            case 18 -> named("sec-websocket-key1", Field.FORBIDDEN);
            default -> Field.OTHER;
        };
    }

    private Field named(String expected, Field meant) {
        for (int i = 0; i < expected.length(); i++) {
            if (name[i] != expected.charAt(i)) {
                return Field.OTHER;
            }
        }
        return meant;
    }

    private boolean takeValue(int c) {
        if (c == CR) {
            state = State.VALUE_LF;
            return true;
        }
        if (!VALUE[c]) {
            return malformed("A header field has a control character.");
        }
        if (field != Field.OTHER && (valueLength > 0 || !isBlank(c))) {
            if (valueLength < value.length) {
                value[valueLength] = (byte) c;
            } else if (field != Field.HOST && !isBlank(c)) {
                return malformed("The body's framing is malformed.");
            }
            valueLength++;
        }
        return true;
    }

    private boolean endField() {
        if (field == Field.OTHER) {
            return true;
        }
        if (trailer || field == Field.FORBIDDEN) {
            return malformed("A header field is not allowed here.");
        }
        if (field == Field.HOST) {
            hosts++;
            return (hosts == 1 && valueLength > 0) || malformed("There must be one Host.");
        }
        int length = Math.min(valueLength, value.length);
        while (length > 0 && isBlank(value[length - 1])) {
            length--;
        }
        if (field == Field.CONTENT_LENGTH) {
            return (contentLength < 0 && takeLength(length)) || malformed("Content-Length must be one number.");
        }
        boolean known = new String(value, 0, length, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .equals("chunked");
        if (chunked || !known) {
            return malformed("The only transfer encoding is chunked.");
        }
        chunked = true;
        return true;
    }

    private boolean takeLength(int digits) {
        if (digits == 0 || digits > MAX_LENGTH_DIGITS) {
            return false;
        }
        long length = 0;
        for (int i = 0; i < digits; i++) {
            if (value[i] < '0' || value[i] > '9') {
                return false;
            }
            length = length * 10 + value[i] - '0';
        }
        contentLength = length;
        return true;
    }

    private boolean endHead() {
        if (minorVersion == 1 && hosts == 0) {
            return malformed("There must be one Host.");
        }
        if (chunked && (contentLength >= 0 || minorVersion == 0)) {
            return malformed("The body's end is not certain: Content-Length or Transfer-Encoding.");
        }
        if (!heads.begin(head)) {
            return refuse(Refusal.Kind.BUSY, "Too many requests of this connection are waiting.");
        }
        if (!chunked && contentLength <= 0) {
            endRequest();
            return true;
        }
        stage = Stage.BODY;
        serial++;
        if (chunked) {
            beginChunk();
        } else {
            skip = contentLength;
        }
        return true;
    }

    private void beginChunk() {
        state = State.CHUNK_SIZE;
        position = 0;
        chunkSize = 0;
    }

    private boolean takeChunk(int c) {
        switch (state) {
            case CHUNK_SIZE -> {
                return takeChunkSize(c);
            }
            case CHUNK_EXTENSION -> {
                if (c == CR && position > 0) {
                    state = State.CHUNK_SIZE_LF;
                    return true;
                }
                position++;
                boolean fits = position == 1 ? TOKEN[c] : VALUE[c] && position <= MAX_CHUNK_EXTENSION;
                return fits || malformed("A chunk's extension is malformed.");
            }
            case CHUNK_SIZE_LF -> {
                if (c != LF) {
                    return malformed("A line ends with CR and LF.");
                }
                skip = chunkSize;
                if (chunkSize == 0) {
                    trailer = true;
                    state = State.LINE;
                }
                return true;
            }
            case CHUNK_END -> {
                state = State.CHUNK_END_LF;
                return c == CR || malformed("A chunk is longer than its size.");
            }
            default -> {
                beginChunk();
                return c == LF || malformed("A chunk is longer than its size.");
            }
        }
    }

    private boolean takeChunkSize(int c) {
        int digit = Character.digit(c, 16);
        if (digit >= 0 && c < 128) {
            position++;
            chunkSize = (chunkSize << 4) | digit;
            return (position <= MAX_CHUNK_DIGITS && chunkSize >= 0) || malformed("A chunk's size is too large.");
        }
        if (position == 0 || (c != ';' && c != CR)) {
            return malformed("A chunk's size is malformed.");
        }
        position = 0;
        state = c == CR ? State.CHUNK_SIZE_LF : State.CHUNK_EXTENSION;
        return true;
    }

    private void endRequest() {
        stage = Stage.BETWEEN;
        reset();
    }

    private void reset() {
        state = State.START;
        field = Field.OTHER;
        contentLength = -1;
        lineBytes = 0;
        headBytes = 0;
        hosts = 0;
        head = true;
        chunked = false;
        trailer = false;
        blankLine = false;
    }

    private boolean countLine() {
        progress++;
        return ++lineBytes <= maxLine
                || refuse(Refusal.Kind.TARGET_TOO_LONG, "The request line may have " + maxLine + " bytes.");
    }

    private boolean countHead(int bytes) {
        progress += trailer ? 0 : bytes;
        headBytes += bytes;
        return headBytes <= maxHead
                || refuse(Refusal.Kind.HEAD_TOO_LARGE, "The header fields may have " + maxHead + " bytes.");
    }

    private boolean malformed(String detail) {
        return refuse(Refusal.Kind.MALFORMED, detail);
    }

    private boolean refuse(Refusal.Kind kind, String detail) {
        violation = new Refusal(kind, detail);
        return false;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean[] of(String characters) {
        boolean[] members = new boolean[256];
        for (int i = 0; i < characters.length(); i++) {
            members[characters.charAt(i)] = true;
        }
        for (int c = 'a'; c <= 'z'; c++) {
            members[c] = true;
            members[c - ('a' - 'A')] = true;
        }
        return members;
    }

    private static boolean[] values() {
        boolean[] members = new boolean[256];
        for (int c = ' '; c < 256; c++) {
            members[c] = c != 127;
        }
        members['\t'] = true;
        return members;
    }
}
