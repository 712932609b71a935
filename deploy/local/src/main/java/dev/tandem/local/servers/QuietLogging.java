package dev.tandem.local.servers;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the embedded servers' own chatter out of the output; their errors still appear. */
final class QuietLogging {

    // The log manager holds loggers weakly: without these references a level would be forgotten with its logger.
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("init"),
            Logger.getLogger("no.nav.security"),
            Logger.getLogger("okhttp3.mockwebserver"),
            Logger.getLogger("mockwebserver3"));

    // While it comes up, the controller reports its own broker's first registration as an error and takes the next one.
    private static final Logger CONTROLLER = Logger.getLogger("kafka.server.ControllerApis");
    // It reports a server that was killed, and had to be, as an error of its own; failed starts are exceptions.
    private static final Logger POSTGRES = Logger.getLogger("io.zonky.test");

    private QuietLogging() {}

    static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
        CONTROLLER.setLevel(Level.OFF);
        POSTGRES.setLevel(Level.OFF);
    }
}
