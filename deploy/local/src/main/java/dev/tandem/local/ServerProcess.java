package dev.tandem.local;

import dev.tandem.local.servers.LocalIssuer;
import dev.tandem.local.servers.LocalKafka;
import dev.tandem.local.servers.StandaloneServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The broker or the issuer as a child process: it can be killed, run out of memory and be started again by itself. */
final class ServerProcess extends ChildProcess {

    static final String KAFKA = "kafka";
    static final String ISSUER = "issuer";

    private final int port;
    private final String address;
    private final Predicate<HttpClient> probe;

    private ServerProcess(
            String name, int port, String address, Path logs, List<String> arguments, Predicate<HttpClient> probe) {
        super(name, logs.resolve(name + ".log"), arguments, Map.of());
        this.port = port;
        this.address = address;
        this.probe = probe;
    }

    static ServerProcess kafka(Path data, int port, Path logs) {
        String address = "localhost:" + port;
        return new ServerProcess(
                KAFKA,
                port,
                address,
                logs,
                StandaloneServer.broker(data.resolve("kafka"), port),
                http -> LocalKafka.answers(address));
    }

    static ServerProcess issuer(String profile, int port, Path logs) {
        String address = LocalIssuer.issuerUrl(port);
        return new ServerProcess(
                ISSUER,
                port,
                address,
                logs,
                StandaloneServer.issuer(profile, port),
                http -> Probes.issuerAnswers(http, address));
    }

    int port() {
        return port;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isReady(HttpClient http) {
        return probe.test(http);
    }
}
