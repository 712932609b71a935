package dev.tandem.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The signals that Java cannot send. */
public final class Signals {

    private Signals() {}

    /** Sends {@code signal}, such as {@code STOP}; does nothing when there is no such process. */
    public static void send(String signal, long pid) {
        try {
            new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling process " + pid, e);
        }
    }
}
