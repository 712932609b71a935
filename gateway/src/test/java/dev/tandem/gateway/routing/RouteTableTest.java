package dev.tandem.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private static RouteTable table(Map<String, String> settings) {
        return new RouteTable(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(GatewayConfig.class));
    }

    private static Map<String, String> one(String collection, String address) {
        return Map.of(
                "tandem.gateway.routes.a", collection,
                "tandem.gateway.upstreams.a", address,
                "tandem.gateway.management.a", "http://a:9000");
    }

    @Test
    void the_shipped_table_gives_every_collection_one_owner() throws IOException {
        Properties shipped = new Properties();
        try (InputStream in = RouteTableTest.class.getResourceAsStream("/application.properties")) {
            shipped.load(in);
        }
        Map<String, String> settings = new HashMap<>();
        shipped.stringPropertyNames().stream()
                .filter(name -> name.startsWith("tandem."))
                .forEach(name -> settings.put(name, shipped.getProperty(name)));

        RouteTable table = table(settings);

        assertThat(table.upstreams())
                .extracting(Upstream::service)
                .containsExactly("feedback", "goals", "matching", "participants");
        assertThat(table.owner("people")).map(Upstream::service).contains("participants");
        assertThat(table.owner("mentorships")).map(Upstream::service).contains("matching");
        assertThat(table.owner("checkpoints")).map(Upstream::service).contains("goals");
        assertThat(table.owner("evaluations")).map(Upstream::service).contains("feedback");
        assertThat(table.owner("nonsense")).isEmpty();
    }

    @Test
    void two_owners_are_refused() {
        assertThatThrownBy(() -> table(Map.of(
                        "tandem.gateway.routes.a", "people",
                        "tandem.gateway.routes.b", "goals,people",
                        "tandem.gateway.upstreams.a", "http://a",
                        "tandem.gateway.upstreams.b", "http://b",
                        "tandem.gateway.management.a", "http://a",
                        "tandem.gateway.management.b", "http://b")))
                .hasMessageContaining("'people' is routed to both");
    }

    @Test
    void a_service_without_an_address_is_refused() {
        assertThatThrownBy(() -> table(Map.of("tandem.gateway.routes.a", "people")))
                .hasMessageContaining("tandem.gateway.upstreams.a is missing");
    }

    @Test
    void a_service_without_a_management_address_is_refused() {
        assertThatThrownBy(() ->
                        table(Map.of("tandem.gateway.routes.a", "people", "tandem.gateway.upstreams.a", "http://a:1")))
                .hasMessageContaining("tandem.gateway.management.a is missing");
    }

    @ParameterizedTest
    @CsvSource({"People", "people/", "a b", "-people", "people--x"})
    void a_name_that_no_collection_has_is_refused(String name) {
        assertThatThrownBy(() -> table(one(name, "http://a:1")))
                .hasMessageContaining("is not the name of a collection");
    }

    @ParameterizedTest
    @CsvSource({"a:8080", "ftp://a", "http://a/base", "http://a?x=1", "//a"})
    void an_address_that_is_more_or_less_than_a_host_is_refused(String address) {
        assertThatThrownBy(() -> table(one("people", address))).hasMessageContaining("must be http[s]://host[:port]");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:8080, http://a:8080/api/v1/people/1?x=2, /api/v1/people/1?x=2",
        "http://a, http://a:80/api/v1/people/1, /api/v1/people/1",
        "https://a, https://A/api/v1/people/1, /api/v1/people/1",
        "http://a:8080, http://a:8081/api/v1/people/1, http://a:8081/api/v1/people/1",
        "http://a:8080, http://b:8080/x, http://b:8080/x",
        "http://a:8080, /api/v1/people/1, /api/v1/people/1",
        "http://a:8080, '::bad::', '::bad::'"
    })
    void only_locations_at_the_service_itself_become_relative(String address, String location, String expected) {
        RouteTable table = table(one("people", address));

        String relative = table.owner("people").orElseThrow().relative(location);

        assertThat(relative).isEqualTo(expected);
    }
}
