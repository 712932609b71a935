package dev.tandem.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a deployable is told through its environment, the same keys as in any other deployment. */
final class ServiceEnvironment {

    private ServiceEnvironment() {}

    static Map<String, String> shared(
            int port, int managementPort, String profile, String bootstrapServers, String issuerUrl, Path clockFile) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_PROFILE", profile);
        // The issuer signs for anyone: nothing of the local stack listens beyond this machine.
        environment.put("QUARKUS_HTTP_HOST", "localhost");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "localhost");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuerUrl);
        environment.put("TANDEM_CLOCK_OFFSET_FILE", clockFile.toString());
        return environment;
    }

    static void addDatabase(Map<String, String> environment, ServiceDatabase database) {
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.application().user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.application().password());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner().user());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.owner().password());
    }

    static void addUpstreams(
            Map<String, String> environment,
            List<Deployable> deployables,
            Map<String, Integer> ports,
            Map<String, Integer> managementPorts) {
        for (Deployable deployable : deployables) {
            if (!deployable.edge()) {
                String name = deployable.name().toUpperCase(Locale.ROOT);
                environment.put("TANDEM_GATEWAY_UPSTREAMS_" + name, "http://localhost:" + ports.get(deployable.name()));
                environment.put(
                        "TANDEM_GATEWAY_MANAGEMENT_" + name,
                        "http://localhost:" + managementPorts.get(deployable.name()));
            }
        }
    }
}
