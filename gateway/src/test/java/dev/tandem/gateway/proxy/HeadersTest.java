package dev.tandem.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.Headers;
import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import dev.tandem.gateway.testing.TestUpstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class HeadersTest extends GatewayTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    private Headers received(String path) {
        return stack.sandbox().received(path).getLast().headers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-User",
                "X-Forwarded-Prefix",
                "Forwarded",
                "Via",
                "X-Real-IP",
                "X-Remote-User",
                "Remote-User",
                "X-User-Id",
                "X-Person-Id",
                "X-Roles",
                "X-Tandem-Roles",
                "X-Auth-Request-User",
                "X-HTTP-Method-Override",
                "X-Original-URL"
            })
    void what_a_caller_says_about_its_identity_or_way_is_dropped(String header) {
        authorised()
                .header(header, "forged")
                .get("/api/v1/parcels/forged")
                .then()
                .statusCode(200);

        assertThat(received("/api/v1/parcels/forged").values().stream().flatMap(java.util.List::stream))
                .noneMatch(value -> value.contains("forged"));
    }

    @Test
    void the_service_learns_the_way_from_the_gateway() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                            GET /api/v1/parcels/way HTTP/1.1
                            Host: gateway.example.org:8443
                            Authorization: Bearer %s
                            """.formatted(stack.token())).readHead();
        }

        Headers headers = received("/api/v1/parcels/way");
        assertThat(headers.getFirst("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(headers.getFirst("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(headers.getFirst("X-Forwarded-Host")).isEqualTo("gateway.example.org:8443");
        assertThat(headers.getFirst("X-Forwarded-Port")).isEqualTo("8443");
        assertThat(headers.getFirst("Forwarded"))
                .isEqualTo("for=127.0.0.1;proto=http;host=\"gateway.example.org:8443\"");
        assertThat(headers.getFirst("Via")).isEqualTo("1.1 tandem-gateway");
        assertThat(headers.getFirst("Host")).isEqualTo(stack.sandbox().address().substring("http://".length()));
        assertThat(headers.getFirst("Authorization")).startsWith("Bearer ");
    }

    @Test
    void headers_of_one_connection_stay_on_it() throws Exception {
        stack.sandbox()
                .on(
                        "/api/v1/parcels/hop",
                        TestUpstream.answer(
                                200,
                                Map.of("Connection", "X-Hop-Back", "X-Hop-Back", "1", "Keep-Alive", "timeout=5"),
                                "{}"));

        String head;
        try (RawConnection connection = new RawConnection(base)) {
            head = connection.head("""
                            GET /api/v1/parcels/hop HTTP/1.1
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            Connection: keep-alive, X-Hop
                            X-Hop: 1
                            Proxy-Authorization: Basic eDp5
                            TE: trailers
                            Upgrade: websocket
                            """.formatted(stack.token())).readHead();
        }

        assertThat(received("/api/v1/parcels/hop")).doesNotContainKeys("X-hop", "Proxy-authorization", "Te", "Upgrade");
        assertThat(head).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("x-hop-back");
        assertThat(head).doesNotContainIgnoringCase("keep-alive:");
    }

    @Test
    void preconditions_keys_and_validators_pass_as_they_are() {
        stack.sandbox()
                .on(
                        "/api/v1/parcels/conditional",
                        TestUpstream.answer(
                                201,
                                Map.of(
                                        "ETag", "\"7\"",
                                        "Location", "/api/v1/parcels/42",
                                        "Idempotency-Replayed", "true",
                                        "Content-Type", "application/json"),
                                "{\"id\":42}"));

        Response answer = authorised()
                .header("If-Match", "\"6\"")
                .header("If-None-Match", "W/\"5\"")
                .header("Idempotency-Key", "key-1")
                .header("Accept-Language", "de")
                .contentType("application/merge-patch+json")
                .body("{\"a\":null}")
                .post("/api/v1/parcels/conditional");

        Headers headers = received("/api/v1/parcels/conditional");
        assertThat(headers.getFirst("If-Match")).isEqualTo("\"6\"");
        assertThat(headers.getFirst("If-None-Match")).isEqualTo("W/\"5\"");
        assertThat(headers.getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(headers.getFirst("Accept-Language")).isEqualTo("de");
        assertThat(headers.getFirst("Content-Type")).startsWith("application/merge-patch+json");
        answer.then()
                .statusCode(201)
                .header("ETag", "\"7\"")
                .header("Location", "/api/v1/parcels/42")
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(42));
    }

    @Test
    void a_location_that_names_the_service_itself_is_made_relative() {
        stack.sandbox()
                .on(
                        "/api/v1/parcels/absolute",
                        TestUpstream.answer(
                                202, Map.of("Location", stack.sandbox().address() + "/api/v1/parcels/9?x=1"), ""));

        authorised()
                .post("/api/v1/parcels/absolute")
                .then()
                .statusCode(202)
                .header("Location", "/api/v1/parcels/9?x=1");
    }

    @Test
    void trace_and_request_id_of_the_caller_are_handed_on() {
        stack.sandbox().on("/api/v1/parcels/traced", TestUpstream.answer(200, Map.of("X-Request-Id", "own"), "{}"));

        Response answer = authorised()
                .header("traceparent", TRACEPARENT)
                .header("tracestate", "vendor=1")
                .header("X-Request-Id", "import-2026/4")
                .get("/api/v1/parcels/traced");

        Headers headers = received("/api/v1/parcels/traced");
        assertThat(headers.get("traceparent")).containsExactly(TRACEPARENT);
        assertThat(headers.get("tracestate")).containsExactly("vendor=1");
        assertThat(headers.get("X-Request-Id")).containsExactly("import-2026/4");
        assertThat(answer.headers().getValues("X-Request-Id")).containsExactly("import-2026/4");
    }

    @Test
    void missing_ids_are_created() {
        Response answer = authorised().get("/api/v1/parcels/untraced");

        Headers headers = received("/api/v1/parcels/untraced");
        assertThat(headers.getFirst("traceparent")).matches("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01");
        assertThat(headers.getFirst("X-Request-Id")).matches("[0-9a-f-]{36}").isEqualTo(answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE_ID + "-0000000000000000-01",
                "ff-" + TRACE_ID + "-00f067aa0ba902b7-01",
                "00-" + TRACE_ID + "-00f067aa0ba902b7-01-more"
            })
    void a_bad_trace_context_is_replaced(String traceparent) {
        authorised()
                .header("traceparent", traceparent)
                .header("tracestate", "vendor=1")
                .get("/api/v1/parcels/badly-traced")
                .then()
                .statusCode(200);

        Headers headers = received("/api/v1/parcels/badly-traced");
        assertThat(headers.getFirst("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isNotEqualTo(traceparent);
        assertThat(headers.containsKey("tracestate")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "<script>", "\"quoted\""})
    void a_request_id_that_could_forge_log_lines_is_replaced(String id) {
        Response answer = authorised().header("X-Request-Id", id).get("/api/v1/parcels/bad-id");

        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void problems_of_the_gateway_name_the_caller_s_trace() {
        authorised()
                .header("traceparent", TRACEPARENT)
                .get("/api/v1/nonsense")
                .then()
                .statusCode(404)
                .body("traceId", equalTo(TRACE_ID));
    }

    @Test
    void head_answers_with_the_length_and_no_body() throws Exception {
        stack.sandbox()
                .on("/api/v1/parcels/head", TestUpstream.answer(200, Map.of("ETag", "\"3\""), "{\"some\":\"body\"}"));

        String answer = exchangeAndClose("HEAD /api/v1/parcels/head HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-length: 15")
                .containsIgnoringCase("etag: \"3\"")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_without_content_has_none(int status) throws Exception {
        stack.sandbox().on("/api/v1/parcels/empty" + status, TestUpstream.answer(status, Map.of("ETag", "\"3\""), ""));

        String answer = exchangeAndClose("GET /api/v1/parcels/empty" + status + " HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("etag: \"3\"")
                .doesNotContainIgnoringCase("transfer-encoding")
                .endsWith("\r\n\r\n");
    }

    private String exchangeAndClose(String requestLine) throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            return connection.head("""
                            %s
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            Connection: close
                            """.formatted(requestLine, stack.token())).readToEnd();
        }
    }
}
