package dev.tandem.platform.testing;

import dev.tandem.local.servers.DatabaseAdmin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The test servers in containers, for machines where a container engine answers. */
final class TestContainers {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";

    private TestContainers() {}

    /** Tells whether a container engine answers; costs nothing where there is no sign of one. */
    static boolean available() {
        boolean signs = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return signs && DockerClientFactory.instance().isDockerAvailable();
    }

    static DatabaseAdmin postgres() {
        // Testcontainers' own reaper removes the container when this JVM ends.
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        return new DatabaseAdmin(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    static TestServers.BrokerControl kafka() {
        KafkaContainer container = new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return new TestServers.BrokerControl() {
            private boolean paused;

            @Override
            public String bootstrapServers() {
                return container.getBootstrapServers();
            }

            // A stopped container would come back on another port: a paused one keeps it and answers nobody.
            @Override
            public synchronized void stop() {
                if (!paused) {
                    container
                            .getDockerClient()
                            .pauseContainerCmd(container.getContainerId())
                            .exec();
                    paused = true;
                }
            }

            @Override
            public synchronized void start() {
                if (paused) {
                    container
                            .getDockerClient()
                            .unpauseContainerCmd(container.getContainerId())
                            .exec();
                    paused = false;
                }
            }
        };
    }
}
