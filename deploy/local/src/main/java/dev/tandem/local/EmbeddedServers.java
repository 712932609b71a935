package dev.tandem.local;

import dev.tandem.local.servers.FreePort;
import dev.tandem.local.servers.LocalIssuer;
import dev.tandem.local.servers.LocalKafka;
import dev.tandem.local.servers.LocalPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The servers that the deployables need, started and stopped together. */
record EmbeddedServers(LocalPostgres postgres, LocalKafka kafka, LocalIssuer issuer) implements AutoCloseable {

    /** The profile of every local process; the issuer starts in no other but tests. */
    static final String PROFILE = "local";

    /** Starts all three at once, with their data in {@code data}, on their previous ports where these are free. */
    static EmbeddedServers start(Path data, RunState.Ports previous) {
        CompletableFuture<LocalPostgres> postgres = CompletableFuture.supplyAsync(
                () -> LocalPostgres.persistent(data.resolve("postgres"), FreePort.preferring(previous.postgres())));
        CompletableFuture<LocalKafka> kafka = CompletableFuture.supplyAsync(
                () -> LocalKafka.persistent(data.resolve("kafka"), FreePort.preferring(previous.kafka())));
        CompletableFuture<LocalIssuer> issuer =
                CompletableFuture.supplyAsync(() -> LocalIssuer.start(PROFILE, FreePort.preferring(previous.issuer())));
        try {
            // Completes when each of them has come up or failed.
            CompletableFuture.allOf(postgres, kafka, issuer).join();
            return new EmbeddedServers(postgres.join(), kafka.join(), issuer.join());
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            StackException failure = new StackException("an embedded server did not start: " + describe(cause), e);
            for (CompletableFuture<? extends AutoCloseable> other : List.of(postgres, kafka, issuer)) {
                if (!other.isCompletedExceptionally()) {
                    close(other.join(), failure);
                }
            }
            throw failure;
        }
    }

    /** Returns the messages of a failure and its causes. */
    static String describe(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return cause == null ? message : message + ": " + describe(cause);
    }

    private static void close(AutoCloseable server, StackException failure) {
        try {
            server.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** Stops all three, also when one of them fails to. */
    @Override
    public void close() {
        StackException failure = new StackException("an embedded server did not stop");
        for (AutoCloseable server : List.of(kafka, postgres, issuer)) {
            close(server, failure);
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
