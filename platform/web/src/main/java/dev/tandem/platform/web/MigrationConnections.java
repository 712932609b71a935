package dev.tandem.platform.web;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Gives migrations connections of their own, outside of the pool: their bounds ({@code quarkus.flyway.init-sql}) are others
 * than those of requests, and would stay with a connection that goes back into it.
 */
@ApplicationScoped
class MigrationConnections implements FlywayConfigurationCustomizer {

    private static final Map<String, String> PROPERTIES = Map.of("connectTimeout", "4", "tcpKeepAlive", "true");

    private final Optional<String> url;
    private final Optional<String> user;
    private final Optional<String> password;

    MigrationConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        // A login of the migrations' own (quarkus.flyway.username) has brought connections of its own already.
        if (configuration.getUrl() == null && url.isPresent() && user.isPresent()) {
            configuration.dataSource(url.get(), user.get(), password.orElse(null));
        }
        configuration.jdbcProperties(PROPERTIES);
    }
}
