package dev.tandem.e2e.rolling;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection of HTTP/1.1 that is kept as long as the server keeps it. Every library's client repeats some requests by itself
 * when a connection breaks; this one never does, so that nothing that breaks goes unseen.
 */
final class PlainConnection implements AutoCloseable {

    private static final int LIMIT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private boolean kept = true;

    PlainConnection(URI address) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Whether another request may be sent: the server neither said that it would close nor did so meanwhile. */
    boolean isOpen() throws IOException {
        if (!kept) {
            return false;
        }
        socket.setSoTimeout(1);
        in.mark(1);
        try {
            if (in.read() < 0) {
                return false;
            }
            in.reset();
            return true;
        } catch (SocketTimeoutException nothingToRead) {
            return true;
        } finally {
            socket.setSoTimeout(LIMIT_MILLIS);
        }
    }

    /** Sends a request and reads its whole answer; returns the status. */
    int send(String method, String target, String token, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(method, target, token, headers, bytes.length);
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + bytes.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(bytes, 0, all, first.length, bytes.length);
        socket.getOutputStream().write(all);
        String[] status = line().split(" ", 3);
        Map<String, String> answered = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.split(":", 2);
            answered.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip().toLowerCase(Locale.ROOT));
        }
        kept = !"close".equals(answered.get("connection"));
        readBody(answered);
        return Integer.parseInt(status[1]);
    }

    private void readBody(Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            int size = Integer.parseInt(line(), 16);
            while (size > 0) {
                in.skipNBytes(size + 2);
                size = Integer.parseInt(line(), 16);
            }
            line();
        } else {
            in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended in the middle of an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
