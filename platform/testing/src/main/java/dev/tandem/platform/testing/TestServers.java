package dev.tandem.platform.testing;

import dev.tandem.local.servers.DatabaseAdmin;
import dev.tandem.local.servers.LocalIssuer;
import dev.tandem.local.servers.LocalKafka;
import dev.tandem.local.servers.LocalPostgres;
import dev.tandem.local.servers.Login;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL, one broker and one issuer for all tests of this JVM, each started when first needed and stopped when
 * the JVM ends.
 *
 * <p>Quarkus loads test classes in several class loaders, so a plain static field would exist several times. Every call
 * is therefore handed to the copy of this class in the system class loader, with arguments of JDK types only.
 */
public final class TestServers {

    // As in production: one login owns and migrates, the service works with another that can do less.
    private static final Login OWNER = new Login("tandem_test_owner", "tandem_test_owner");
    private static final Login APPLICATION = new Login("tandem_test", "tandem_test");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /** A database that one start of a service has for itself. */
    record TestDatabase(String name, String jdbcUrl, Login owner, Login application) {}

    /** How the one broker is reached and interrupted, whoever runs it. */
    interface BrokerControl {
        String bootstrapServers();

        void stop();

        void start();
    }

    static TestDatabase freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet() + "_" + Long.toString(System.nanoTime(), 36);
        String url = (String) inSystemLoader("database", name);
        return new TestDatabase(name, url, OWNER, APPLICATION);
    }

    static void drop(TestDatabase database) {
        inSystemLoader("drop", database.name());
    }

    static String bootstrapServers() {
        return (String) inSystemLoader("bootstrap", "");
    }

    static void stopBroker() {
        inSystemLoader("stop", "");
    }

    static void startBroker() {
        inSystemLoader("start", "");
    }

    static String issuerUrl() {
        return (String) inSystemLoader("issuer", "");
    }

    static String token(String subject, List<String> roles, Duration validity, Map<String, Object> extraClaims) {
        return (String) inSystemLoader("token", List.of(subject, roles, validity, extraClaims));
    }

    private static Object inSystemLoader(String operation, Object argument) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        // Kafka and JDBC look classes up in the context class loader.
        thread.setContextClassLoader(system);
        try {
            return Class.forName(TestServers.class.getName(), true, system)
                    .getMethod("perform", String.class, Object.class)
                    .invoke(null, operation, argument);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("test servers: " + operation + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the test servers are not on the system class path", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Does one operation in the system class loader's copy; only {@link #inSystemLoader} calls it, by reflection. */
    public static Object perform(String operation, Object argument) {
        return switch (operation) {
            case "database" -> {
                DatabaseAdmin admin = Postgres.ADMIN;
                admin.ensureDatabase((String) argument, OWNER, APPLICATION);
                yield admin.jdbcUrl((String) argument);
            }
            case "drop" -> {
                Postgres.ADMIN.dropDatabase((String) argument);
                yield "";
            }
            case "bootstrap" -> Broker.CONTROL.bootstrapServers();
            case "stop" -> {
                Broker.CONTROL.stop();
                yield "";
            }
            case "start" -> {
                Broker.CONTROL.start();
                yield "";
            }
            case "issuer" -> Issuer.SERVER.issuerUrl();
            case "token" -> mint((List<?>) argument);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    @SuppressWarnings("unchecked")
    private static String mint(List<?> wanted) {
        return Issuer.SERVER.token(
                (String) wanted.get(0), (List<String>) wanted.get(1), (Duration) wanted.get(2), (Map<String, Object>)
                        wanted.get(3));
    }

    // Holder classes: each server starts when its class is first used, once, whichever thread comes first.

    private static final class Postgres {
        static final DatabaseAdmin ADMIN = TestContainers.available() ? TestContainers.postgres() : embedded();

        private static DatabaseAdmin embedded() {
            LocalPostgres server = LocalPostgres.temporary();
            atExit(server::close);
            return server.admin();
        }
    }

    private static final class Broker {
        static final BrokerControl CONTROL = TestContainers.available() ? TestContainers.kafka() : embedded();

        private static BrokerControl embedded() {
            LocalKafka server = LocalKafka.temporary();
            atExit(server::close);
            return new BrokerControl() {
                @Override
                public String bootstrapServers() {
                    return server.bootstrapServers();
                }

                @Override
                public void stop() {
                    server.stop();
                }

                @Override
                public void start() {
                    server.start();
                }
            };
        }
    }

    private static final class Issuer {
        static final LocalIssuer SERVER = started();

        private static LocalIssuer started() {
            LocalIssuer issuer = LocalIssuer.start("test", 0);
            atExit(issuer::close);
            return issuer;
        }
    }

    private static void atExit(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-test-server"));
    }
}
