package dev.tandem.local;

import dev.tandem.local.process.ProcessIdentity;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A process of the stack, server or deployable: the same name, address and log over all its restarts. */
interface StackProcess {

    String name();

    /** Where it is reached, as shown to people. */
    String address();

    /** Where health and metrics of a deployable are, as a URL; empty for a server. */
    default String management() {
        return "";
    }

    Path log();

    /** Starts it; it need not answer yet when this returns. */
    void start();

    /** Whether its process has not ended. */
    boolean isAlive();

    /** Whether it answers now. */
    boolean isReady(HttpClient http);

    /** Asks it to end, and ends it when it is not gone after {@code grace}. */
    void terminate(Duration grace);

    /** Ends it with SIGKILL, as a crash would, and returns when it is gone. */
    void kill();

    /** Freezes it (SIGSTOP). */
    void pause();

    /** Lets it go on after {@link #pause()} (SIGCONT). */
    void resume();

    /** Its present or last process; null before the first start. */
    @Nullable
    ProcessIdentity identity();

    /** How often it was started after the first time. */
    int restarts();

    /** Tells how the process ended, for messages. */
    String exit();
}
