package dev.tandem.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers, asked on a short connection of its own: a pool that is full means much work, not that the
 * work should go to the other replicas, which would fill theirs.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private static final String SECONDS = "2";
    private static final long KEEP_NANOS = Duration.ofSeconds(3).toNanos();
    /** The server is there and serves those who are connected. */
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final String url;
    private final Properties properties = new Properties();
    private @Nullable String reason;
    private boolean asked;
    private long askedAt;

    DatabaseReadiness(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        properties.setProperty("ApplicationName", "readiness");
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (!asked || System.nanoTime() - askedAt > KEEP_NANOS) {
            reason = ask();
            asked = true;
            askedAt = System.nanoTime();
        }
        var response = HealthCheckResponse.named("database").status(reason == null);
        return (reason == null ? response : response.withData("reason", reason)).build();
    }

    private @Nullable String ask() {
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            return connection.isValid(Integer.parseInt(SECONDS)) ? null : "no answer";
        } catch (SQLException e) {
            // Its message could name hosts and users; the state tells an operator enough.
            return TOO_MANY_CONNECTIONS.equals(e.getSQLState()) ? null : "SQLSTATE " + e.getSQLState();
        }
    }
}
