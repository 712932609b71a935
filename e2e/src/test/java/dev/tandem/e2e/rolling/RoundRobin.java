package dev.tandem.e2e.rolling;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Gives each new connection to the next process that is ready, as a service of a cluster does; who is ready is asked ten times a
 * second. It knows nothing of HTTP and repeats nothing: what breaks on one side breaks on the other.
 */
final class RoundRobin implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final List<Backend> backends = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    private static final class Backend {

        private final URI address;
        private final BooleanSupplier probe;
        private volatile boolean ready;

        Backend(URI address, BooleanSupplier probe) {
            this.address = address;
            this.probe = probe;
        }
    }

    RoundRobin() {
        try {
            server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** Takes part as long as {@code probe} says that it is ready. */
    void add(URI address, BooleanSupplier probe) {
        Backend backend = new Backend(address, probe);
        backend.ready = probe.getAsBoolean();
        backends.add(backend);
        // A thread of its own: one that does not answer must not delay the news of the others.
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                backend.ready = backend.probe.getAsBoolean();
                LockSupport.parkNanos(POLL.toNanos());
            }
        });
    }

    boolean isEverybodyReady() {
        return backends.stream().allMatch(backend -> backend.ready);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        List<Backend> ready = backends.stream().filter(backend -> backend.ready).toList();
        try (client;
                Socket upstream = new Socket()) {
            if (ready.isEmpty()) {
                return;
            }
            URI address = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())).address;
            upstream.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Thread answers = Thread.ofVirtual().start(() -> copy(upstream, client));
            copy(client, upstream);
            answers.join();
        } catch (IOException broken) {
            // The client sees its connection end, which is what it is for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
