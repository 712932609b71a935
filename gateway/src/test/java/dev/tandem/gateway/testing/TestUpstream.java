package dev.tandem.gateway.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service on a real socket that answers what a test tells it to, and remembers what reached it. */
public final class TestUpstream {

    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile HttpServer server;
    private volatile int readiness = 200;

    /** A request as it arrived. */
    public record Received(String method, URI uri, Headers headers) {}

    private TestUpstream() {
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    static TestUpstream start() {
        return new TestUpstream();
    }

    private HttpServer listen(int wanted) {
        try {
            HttpServer created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            created.createContext("/", this::handle);
            created.start();
            return created;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if ("/q/health/ready".equals(path)) {
            exchange.sendResponseHeaders(readiness, -1);
            exchange.close();
            return;
        }
        received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders()));
        handlers.getOrDefault(path, answer(200, Map.of("Content-Type", "application/json"), "{}"))
                .handle(exchange);
    }

    /** Lets {@code path} be answered by {@code handler}. */
    public void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** Returns a handler that reads the request and answers with a fixed body. */
    public static HttpHandler answer(int status, Map<String, String> headers, String body) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean bodiless = bytes.length == 0 || "HEAD".equals(exchange.getRequestMethod());
            if (bodiless && bytes.length > 0) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            }
            exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
            if (!bodiless) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            }
            exchange.close();
        };
    }

    /** Returns what reached {@code path}, oldest first. */
    public List<Received> received(String path) {
        return received.stream()
                .filter(request -> request.uri().getRawPath().equals(path))
                .toList();
    }

    /** Sets the status of the readiness endpoint. */
    public void readiness(int status) {
        readiness = status;
    }

    public String address() {
        return "http://localhost:" + port;
    }

    /** Stops listening and cuts open connections. */
    public void stop() {
        server.stop(0);
    }

    /** Listens again on the port it had before. */
    public void restart() {
        server = listen(port);
    }
}
