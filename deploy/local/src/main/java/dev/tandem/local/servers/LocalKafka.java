package dev.tandem.local.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM: one node that is broker and controller (KRaft) at once, on the loopback interface.
 *
 * <p>{@link #stop()} and {@link #start()} take the same broker down and up again on the same port and data, which is
 * how tests play an outage. Topics are never created by the way of using them.
 */
public final class LocalKafka implements AutoCloseable {

    private static final int NODE_ID = 1;
    private static final long ADMIN_LIMIT_SECONDS = 60;
    private static final int PROBE_MILLIS = 3_000;

    private final Path logDirectory;
    private final boolean temporary;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    private LocalKafka(Path logDirectory, boolean temporary, int port, int controllerPort) {
        this.logDirectory = logDirectory;
        this.temporary = temporary;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts a broker whose records vanish when it is closed, on any free port. */
    public static LocalKafka temporary() {
        LocalKafka kafka = new LocalKafka(Directories.temporary("tandem-kafka-"), true, FreePort.any(), FreePort.any());
        kafka.start();
        return kafka;
    }

    /** Starts a broker that keeps its records in {@code logDirectory}, which is formatted on first use. */
    public static LocalKafka persistent(Path logDirectory, int port) {
        LocalKafka kafka = new LocalKafka(logDirectory.toAbsolutePath().normalize(), false, port, FreePort.any());
        kafka.start();
        return kafka;
    }

    /** Returns {@code host:port} for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Returns the broker's port, the same after every restart. */
    public int port() {
        return port;
    }

    /** Tells whether the broker runs. */
    public synchronized boolean isRunning() {
        return server != null;
    }

    /** Starts the broker and returns when it answers; does nothing when it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        QuietLogging.apply();
        formatOnce();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(configuration(), false), Time.SYSTEM);
        try {
            starting.startup();
            server = starting;
            awaitAnswer();
        } catch (RuntimeException e) {
            server = null;
            starting.shutdown();
            throw new IllegalStateException("the Kafka broker did not start on port " + port, e);
        }
    }

    /** Stops the broker as an outage would be seen by clients: connections are refused until {@link #start()}. */
    public synchronized void stop() {
        KafkaRaftServer stopping = server;
        if (stopping != null) {
            server = null;
            stopping.shutdown();
            stopping.awaitShutdown();
        }
    }

    /** Stops and starts the broker on the same port with the same records. */
    public void restart() {
        stop();
        start();
    }

    /** Creates the topics that do not exist yet. */
    public void ensureTopics(Collection<String> names, int partitions) {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, partitions, (short) 1))
                .toList();
        try (Admin admin = admin()) {
            Map<String, org.apache.kafka.common.KafkaFuture<Void>> creations =
                    admin.createTopics(topics).values();
            for (var creation : creations.entrySet()) {
                awaitCreation(creation.getKey(), creation.getValue());
            }
        }
    }

    private static void awaitCreation(String topic, org.apache.kafka.common.KafkaFuture<Void> creation) {
        try {
            creation.get(ADMIN_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topic " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topic " + topic, e);
            }
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    private void awaitAnswer() {
        try (Admin admin = admin()) {
            Set<String> names = admin.listTopics().names().get(ADMIN_LIMIT_SECONDS, TimeUnit.SECONDS);
            if (names.contains("")) {
                throw new IllegalStateException("the broker lists a topic without a name");
            }
            requireInForce(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer on port " + port, e);
        }
    }

    private void requireInForce(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(NODE_ID));
        @Nullable
        Config actual = admin.describeConfigs(List.of(broker))
                .all()
                .get(ADMIN_LIMIT_SECONDS, TimeUnit.SECONDS)
                .get(broker);
        durability().forEach((name, wanted) -> {
            ConfigEntry entry = actual == null ? null : actual.get(name);
            if (entry == null || !wanted.toString().equals(entry.value())) {
                throw new IllegalStateException("Kafka runs with " + entry + " instead of " + name + " = " + wanted);
            }
        });
    }

    private void formatOnce() {
        if (Files.exists(logDirectory.resolve("meta.properties"))) {
            return;
        }
        Directories.create(logDirectory);
        try (PrintStream discarded = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(discarded)
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(logDirectory.toString()))
                    .setMetadataLogDirectory(logDirectory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot format " + logDirectory, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + logDirectory, e);
        }
    }

    private Properties configuration() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", logDirectory.toString());
        settings.put("auto.create.topics.enable", false);
        settings.putAll(durability());
        settings.put("offsets.topic.replication.factor", 1);
        settings.put("transaction.state.log.replication.factor", 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("share.coordinator.state.topic.replication.factor", 1);
        settings.put("share.coordinator.state.topic.min.isr", 1);
        // One small node: few internal partitions and small buffers start faster and need less memory.
        settings.put("offsets.topic.num.partitions", 4);
        settings.put("transaction.state.log.num.partitions", 2);
        settings.put("log.index.size.max.bytes", 1 << 20);
        settings.put("log.cleaner.dedupe.buffer.size", 8 << 20);
        settings.put("num.network.threads", 2);
        settings.put("num.io.threads", 4);
        // A consumer group of one member need not wait for others to join.
        settings.put("group.initial.rebalance.delay.ms", 0);
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, String.valueOf(value)));
        return properties;
    }

    /**
     * One node has no replica to recover from: what it acknowledged must be in its own files. The death of the process
     * leaves them whole, since the system writes them back; only forcing every batch also outlives the machine.
     */
    private Map<String, Object> durability() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("default.replication.factor", 1);
        settings.put("min.insync.replicas", 1);
        settings.put("unclean.leader.election.enable", false);
        settings.put("log.flush.interval.messages", temporary ? Long.MAX_VALUE : 1L);
        settings.put("log.flush.scheduler.interval.ms", Long.MAX_VALUE);
        settings.put("log.flush.offset.checkpoint.interval.ms", 60_000);
        settings.put("log.flush.start.offset.checkpoint.interval.ms", 60_000);
        // Consumers that were away for longer are healed by a replay.
        settings.put("log.retention.hours", 168);
        settings.put("log.cleanup.policy", "delete");
        return settings;
    }

    /** Tells whether a broker at {@code bootstrapServers} answers within a few seconds. */
    public static boolean answers(String bootstrapServers) {
        QuietLogging.apply();
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PROBE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PROBE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            Directories.delete(logDirectory);
        }
    }
}
