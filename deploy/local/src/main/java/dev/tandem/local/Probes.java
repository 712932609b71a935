package dev.tandem.local;

import dev.tandem.local.servers.LocalKafka;
import dev.tandem.local.servers.LocalPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the processes of a stack, whoever runs it, whether they answer. */
final class Probes {

    static final String READY = "ready";

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private Probes() {}

    /** Returns {@value #READY}, {@code not ready} or {@code down}. */
    static String condition(HttpClient http, Path home, RunState state, String name) {
        RunState.Child child = state.child(name);
        if (!child.process().isAlive()) {
            return "down";
        }
        boolean answers = switch (name) {
            case DatabaseProcess.POSTGRES ->
                LocalPostgres.adminOf(
                                home.resolve("data").resolve(name),
                                state.ports().postgres())
                        .answers();
            case ServerProcess.KAFKA -> LocalKafka.answers(child.url());
            case ServerProcess.ISSUER -> issuerAnswers(http, child.url());
            default -> ServiceProcess.isReady(http, child.management().isEmpty() ? child.url() : child.management());
        };
        return answers ? READY : "not ready";
    }

    static boolean issuerAnswers(HttpClient http, String issuerUrl) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuerUrl + "/.well-known/openid-configuration"))
                .timeout(LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
