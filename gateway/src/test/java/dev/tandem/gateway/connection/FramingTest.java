package dev.tandem.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class FramingTest extends GatewayTest {

    private static final String SMUGGLED = "/api/v1/parcels/smuggled";

    private String authorization() {
        return "Authorization: Bearer " + stack.token();
    }

    private String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: g\r\n" + authorization() + "\r\n\r\n";
    }

    private String refusal(String bytes, int status) throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(bytes.replace("AUTH", authorization()) + get(SMUGGLED));
            String answer = connection.readToEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .containsOnlyOnce("HTTP/1.1 " + status)
                    .doesNotContain("HTTP/1.1 2")
                    .contains("connection: close")
                    .contains("content-type: application/problem+json")
                    .contains("\"status\":" + status)
                    .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
            return answer;
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gateway.connection.BadRequests#all")
    void a_request_that_can_be_read_in_two_ways_is_400_and_the_last_of_its_connection(String bytes) throws Exception {
        String answer = refusal(bytes, 400);

        assertThat(answer).contains("urn:tandem:problem:malformed-request");
        assertThat(stack.sandbox().received(SMUGGLED)).isEmpty();
        assertThat(stack.sandbox().received(BadRequests.TARGET)).isEmpty();
    }

    @Test
    void a_request_line_without_end_is_414() throws Exception {
        String answer = refusal("GET /api/v1/parcels/" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: g\r\n\r\n", 414);

        assertThat(answer).contains("urn:tandem:problem:uri-too-long");
        assertThat(stack.sandbox().received(SMUGGLED)).isEmpty();
    }

    @Test
    void header_fields_without_end_are_431() throws Exception {
        String answer = refusal("GET / HTTP/1.1\r\nHost: g\r\nX: " + "a".repeat(21_000) + "\r\n\r\n", 431);

        assertThat(answer).contains("urn:tandem:problem:header-fields-too-large");
        assertThat(stack.sandbox().received(SMUGGLED)).isEmpty();
    }

    @Test
    void trailers_without_end_are_431() throws Exception {
        String bytes = "POST " + BadRequests.TARGET
                + " HTTP/1.1\r\nHost: g\r\nAUTH\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: "
                + "a".repeat(21_000) + "\r\n\r\n";

        refusal(bytes, 431);

        assertThat(stack.sandbox().received(BadRequests.TARGET)).isEmpty();
    }

    @Test
    void what_came_before_is_answered_first() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(get("/api/v1/parcels/good-1") + get("/api/v1/parcels/good-2")
                    + "GET / HTTP/9.9\r\nHost: g\r\n\r\n" + get(SMUGGLED));

            assertThat(connection.readToEnd())
                    .matches("(?s)HTTP/1.1 200 .*HTTP/1.1 200 .*HTTP/1.1 400 .*")
                    .contains("urn:tandem:problem:malformed-request");
        }
        assertThat(stack.sandbox().received("/api/v1/parcels/good-2")).hasSize(1);
        assertThat(stack.sandbox().received(SMUGGLED)).isEmpty();
    }

    @Test
    void more_requests_at_a_time_than_one_connection_may_have_are_503_and_close() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send(get("/api/v1/parcels/pipelined").repeat(40));

            assertThat(connection.readToEnd())
                    .contains("HTTP/1.1 200 ")
                    .contains("HTTP/1.1 503 ")
                    .contains("retry-after: 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /api/v1/parcels/odd HTTP/1.0', 'X: y'",
        "'GET http://g/api/v1/parcels/odd?a[b]=c HTTP/1.1', 'Host: g'",
        "'GET /api/v1/parcels/odd HTTP/1.1', 'hOsT:g'",
        "'GET /api/v1/parcels/odd HTTP/1.1', 'Host: \tg\t '"
    })
    void unusual_requests_that_are_sound_are_served(String line, String host) throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head(line + '\n' + host + '\n' + authorization() + "\nX-Name: \u00e4");

            assertThat(connection.readHead()).matches("(?s)HTTP/1.[01] 200.*");
        }
    }

    @Test
    void chunks_with_extensions_and_trailers_are_served() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send("\r\nPOST /api/v1/parcels/chunky HTTP/1.1\r\nHost: g\r\n" + authorization()
                    + "\r\nTransfer-Encoding: CHUNKED\r\n\r\n2;a=\"b c\";d\r\n{}\r\n00\r\nX: y\r\n\r\n");

            assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
        }
        assertThat(stack.sandbox().received("/api/v1/parcels/chunky"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.headers().getFirst("Content-Length")).isEqualTo("2"));
    }
}
