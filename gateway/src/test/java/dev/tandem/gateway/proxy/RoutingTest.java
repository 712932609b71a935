package dev.tandem.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import dev.tandem.gateway.testing.TestUpstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class RoutingTest extends GatewayTest {

    @Test
    void a_collection_is_answered_by_its_owner() {
        stack.bare().on("/api/v1/stones", TestUpstream.answer(200, Map.of("Content-Type", "text/plain"), "bare"));
        stack.sandbox()
                .on("/api/v1/letters", TestUpstream.answer(200, Map.of("Content-Type", "text/plain"), "sandbox"));

        String stones = authorised().get("/api/v1/stones").asString();
        String letters = authorised().get("/api/v1/letters").asString();

        assertThat(stones).isEqualTo("bare");
        assertThat(letters).isEqualTo("sandbox");
    }

    @Test
    void path_and_query_arrive_as_they_were_sent() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                            GET /api/v1/parcels/a%%20b%%2Fc/x?filter=%%C3%%A9&cursor=a%%3D%%3D&empty HTTP/1.1
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            """.formatted(stack.token())).readHead();
        }

        assertThat(stack.sandbox().received("/api/v1/parcels/a%20b%2Fc/x"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.uri().getRawQuery()).isEqualTo("filter=%C3%A9&cursor=a%3D%3D&empty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/nonsense", "/api/v1/nonsense/42", "/api/v1/", "/api/v1/Parcels", "/api/v1/parcelsx"})
    void an_unknown_collection_is_404(String path) {
        authorised()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:unknown-collection"))
                .body("status", equalTo(404))
                .body("traceId", hasLength(32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nonsense",
                "/api/v2/parcels",
                "/api",
                "/docs/nonsense",
                "/q",
                "/q/health",
                "/q/health/ready",
                "/q/metrics",
                "/webjars/swagger-ui/5.34.1/index.html"
            })
    void anything_outside_the_api_is_404(String path) {
        given().header("Accept", "")
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "///api/v1/parcels",
                "/api//v1/parcels",
                "/api/v1//parcels",
                "/api/v1/nonsense//",
                "/docs//",
                "/%",
                "/api/v1/parcels/%zz",
                "/..",
                "*",
                "http://[",
                "hello"
            })
    void an_odd_path_is_answered_with_a_problem_or_by_its_owner(String path) throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                    GET %s HTTP/1.1
                    Host: gateway.example.org
                    Accept:
                    Authorization: Bearer %s
                    Connection: close
                    """.formatted(path, stack.token()));

            assertThat(connection.readToEnd())
                    .matches("(?s)HTTP/1.1 (200|302|4\\d\\d) .*")
                    .matches(answer -> !answer.startsWith("HTTP/1.1 4") || answer.contains("application/problem+json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/parcels/../../../q/metrics", "/api/v1/parcels/%2e%2e/%2E%2E/%2e%2e/q/metrics"})
    void a_path_can_not_climb_out_of_its_collection(String path) throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                            GET %s HTTP/1.1
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            """.formatted(path, stack.token())).readHead();
        }

        assertThat(stack.sandbox().received("/q/metrics")).isEmpty();
        assertThat(stack.sandbox().received(path)).isEmpty();
    }

    @Test
    void trace_is_refused() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                    TRACE /api/v1/parcels/trace-method HTTP/1.1
                    Host: gateway.example.org
                    Authorization: Bearer %s
                    """.formatted(stack.token()));

            assertThat(connection.readHead()).startsWith("HTTP/1.1 405").containsIgnoringCase("allow: GET");
        }
        assertThat(stack.sandbox().received("/api/v1/parcels/trace-method")).isEmpty();
    }

    @Test
    void problems_of_a_service_pass_unchanged() {
        String problem = "{\"type\":\"urn:tandem:problem:method-not-allowed\",\"status\":405}";
        stack.sandbox()
                .on(
                        "/api/v1/parcels/not-allowed",
                        TestUpstream.answer(
                                405, Map.of("Content-Type", "application/problem+json", "Allow", "GET"), problem));

        authorised()
                .delete("/api/v1/parcels/not-allowed")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", "GET")
                .body(equalTo(problem));
    }

    @Test
    void requests_are_counted_by_collection_and_never_by_id() {
        authorised().get("/api/v1/parcels/0192c0de-1111").then().statusCode(200);
        authorised().get("/api/v1/unheard-of").then().statusCode(404);

        String metrics = management("metrics").asString();

        assertThat(metrics)
                .containsPattern(
                        "tandem_gateway_requests_total\\{collection=\"parcels\",service=\"sandbox\",status=\"200\"\\} [1-9]")
                .containsPattern(
                        "tandem_gateway_requests_total\\{collection=\"none\",service=\"none\",status=\"404\"\\} [1-9]")
                .containsPattern("tandem_gateway_upstream_seconds_count\\{outcome=\"2xx\",service=\"sandbox\"\\} [1-9]")
                .doesNotContain("0192c0de-1111")
                .doesNotContain("unheard-of");
    }

    @Test
    void a_malformed_host_is_a_problem_too() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                    GET /api/v1/parcels HTTP/1.1
                    Host: a b
                    Connection: close
                    """);

            assertThat(connection.readToEnd())
                    .startsWith("HTTP/1.1 400")
                    .contains("urn:tandem:problem:malformed-request");
        }
    }

    @Test
    void several_requests_share_one_connection() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            for (String path : new String[] {"parcels/one", "nonsense", "parcels/two"}) {
                connection.head("""
                        GET /api/v1/%s HTTP/1.1
                        Host: gateway.example.org
                        Authorization: Bearer %s
                        """.formatted(path, stack.token()));
                String head = connection.readHead();
                connection.read(Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
            }
        }

        assertThat(stack.sandbox().received("/api/v1/parcels/two")).hasSize(1);
    }
}
