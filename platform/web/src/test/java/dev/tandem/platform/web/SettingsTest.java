package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides about waiting and stopping is said, not left to a default. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "quarkus.management.enabled, true",
        "quarkus.management.port, 9000",
        "quarkus.shutdown.delay-enabled, true",
        "quarkus.shutdown.delay, 5S",
        "%local.quarkus.shutdown.delay, 0S",
        "quarkus.shutdown.timeout, 10S",
        "quarkus.transaction-manager.default-transaction-timeout, 60S",
        "quarkus.datasource.jdbc.acquisition-timeout, 5S",
        "quarkus.datasource.jdbc.login-timeout, 4S",
        "quarkus.datasource.jdbc.additional-jdbc-properties.tcpKeepAlive, true",
        "quarkus.datasource.jdbc.additional-jdbc-properties.connectTimeout, 4",
        "quarkus.datasource.health.enabled, false",
        "tandem.database.lock-timeout, 5s",
        "tandem.database.statement-timeout, 15s",
        "tandem.database.idle-in-transaction-timeout, 30s",
        "tandem.database.socket-timeout-seconds, 60",
        "quarkus.oidc.connection-timeout, 3S",
        "quarkus.oidc.token.allow-jwt-introspection, false",
        "quarkus.oidc.token.allow-opaque-token-introspection, false",
        "quarkus.http.enable-decompression, false",
    })
    void setting_is_said(String name, String value) throws Exception {
        Properties defaults = new Properties();
        try (InputStream in = Json.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(in);
        }

        assertThat(defaults).containsEntry(name, value);
        assertThat(defaults).doesNotContainKey("quarkus.oidc.connection-delay");
    }
}
