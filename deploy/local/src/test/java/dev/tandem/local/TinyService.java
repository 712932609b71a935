package dev.tandem.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A deployable that is ready at once, says what its environment is, and fails at its start when told to. */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("fail")) {
            System.out.println("no such table: people");
            System.exit(7);
        }
        serve("QUARKUS_HTTP_PORT", "/");
        serve("QUARKUS_MANAGEMENT_PORT", "/q/");
    }

    private static void serve(String variable, String path) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault(variable, "0"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(path, exchange -> {
            byte[] body = System.getenv().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    static Deployable deployable(String name, boolean edge, String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of("-cp", System.getProperty("java.class.path"), TinyService.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new Deployable(name, !edge, edge, command);
    }
}
