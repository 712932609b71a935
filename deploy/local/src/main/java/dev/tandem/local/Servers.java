package dev.tandem.local;

import dev.tandem.local.servers.FreePort;
import java.util.List;

/** The servers that the deployables need. */
record Servers(DatabaseProcess postgres, ServerProcess kafka, ServerProcess issuer) {

    /** The profile of every local process; the issuer starts in no other but tests. */
    static final String PROFILE = "local";

    /** Prepares all three, on their previous ports where these are free. */
    static Servers of(StackSettings settings, RunState.Ports previous) {
        return new Servers(
                new DatabaseProcess(settings.data(), FreePort.preferring(previous.postgres()), settings.logs()),
                ServerProcess.kafka(settings.data(), FreePort.preferring(previous.kafka()), settings.logs()),
                ServerProcess.issuer(PROFILE, FreePort.preferring(previous.issuer()), settings.logs()));
    }

    List<StackProcess> all() {
        return List.of(postgres, kafka, issuer);
    }
}
