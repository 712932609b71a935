package dev.tandem.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds TCP ports on the loopback interface. */
public final class FreePort {

    private FreePort() {}

    /** Returns a port that nobody listened on a moment ago. */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free TCP port", e);
        }
    }

    /** Returns {@code preferred} when it is free, so that addresses survive a restart, and any free port otherwise. */
    public static int preferring(int preferred) {
        return preferred > 0 && isFree(preferred) ? preferred : any();
    }

    /** Tells whether a server could listen on {@code port} of every interface now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port), 1);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
