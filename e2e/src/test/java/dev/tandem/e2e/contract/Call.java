package dev.tandem.e2e.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One request, which can be sent, changed a little and printed.
 *
 * @param target path and query, percent-encoded
 * @param body empty for none
 */
public record Call(Caller caller, String method, String target, List<Header> headers, Body body) {

    private static final int INLINE = 400;

    /** A header; a name may come twice. */
    public record Header(String name, String value) {}

    /** The bytes of a body. */
    public static final class Body {

        /** No body at all. */
        public static final Body NONE = new Body(new byte[0]);

        private final byte[] bytes;

        private Body(byte[] bytes) {
            this.bytes = bytes;
        }

        /** These bytes. */
        public static Body of(byte[] bytes) {
            return new Body(bytes.clone());
        }

        /** A text as UTF-8. */
        public static Body of(String text) {
            return new Body(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            return bytes;
        }

        /** Whether nothing is sent. */
        public boolean isNone() {
            return bytes.length == 0;
        }

        /** The bytes as UTF-8. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Makes the headers immutable. */
    public Call {
        headers = List.copyOf(headers);
    }

    /** The same with another header at the end. */
    public Call with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Call(caller, method, target, more, body);
    }

    /** The same with other headers. */
    public Call withHeaders(List<Header> others) {
        return new Call(caller, method, target, others, body);
    }

    /** The same with another path and query. */
    public Call withTarget(String other) {
        return new Call(caller, method, other, headers, body);
    }

    /** The same with another body. */
    public Call withBody(Body other) {
        return new Call(caller, method, target, headers, other);
    }

    /** A line for a shell that repeats it; a body that would not fit into the line is written to {@code file}. */
    public String curl(URI gateway, Path file) {
        StringBuilder line = new StringBuilder("curl -si --path-as-is -X ").append(method);
        if (!caller.token().isEmpty()) {
            line.append(" -H \"Authorization: Bearer $(./tandem token ")
                    .append(caller.name())
                    .append(")\"");
        }
        for (Header header : headers) {
            // A trailing semicolon is how curl sends a header without a value.
            line.append(" -H ")
                    .append(quoted(
                            header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value()));
        }
        if (!body.isNone()) {
            if (headers.stream().noneMatch(header -> header.name().equals("Content-Type"))) {
                // Without a value it takes away the header that curl would add.
                line.append(" -H 'Content-Type:'");
            }
            String text = body.text();
            boolean plain = body.bytes().length <= INLINE && text.chars().allMatch(c -> c >= ' ' && c < 127);
            if (!plain) {
                try {
                    Files.createDirectories(file.resolveSibling("."));
                    Files.write(file, body.bytes());
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write " + file, e);
                }
            }
            line.append(" --data-binary ").append(plain ? quoted(text) : "@" + file);
        }
        return line.append(' ').append(quoted(gateway + target)).toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
