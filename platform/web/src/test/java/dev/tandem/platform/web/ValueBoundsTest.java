package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and messages that a type or a parser could take and the service must not. */
@QuarkusTest
class ValueBoundsTest extends WebTest {

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    private static void problem(Response response, int status) {
        response.then().statusCode(status).contentType(Problem.MEDIA_TYPE).body("status", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T00:00:00Z", "-000001-01-01T00:00:00Z", "+294276-12-31T23:59:59Z",
                "1899-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"
            })
    void instant_of_a_parameter_that_nobody_means_is_refused(String instant) {
        problem(coordinator().queryParam("since", instant).get("/api/v1/notes"), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dueOn  | \"+999999999-12-31\"",
                "dueOn  | \"0000-01-01\"",
                "dueOn  | \"2201-01-01\"",
                "effort | \"PT999999999999H\"",
                "effort | \"P-99999999D\"",
                "rank   | 1e-2147483648",
                "rank   | 1E+2147483647",
                "rank   | 1e-99999999999999999999",
                "rank   | 99999999999999999999999999999999999999999999999999",
                "rank   | 0.000000000000000000000000000000000000000000000000001",
                "rank   | NaN",
                "items  | [{\"name\": \"a\", \"weight\": 1e2147483647}]",
            })
    void value_of_a_body_that_nobody_can_compute_with_is_refused(String member, String value) {
        String rank = member.equals("rank") ? "" : "\"rank\": 1, ";
        problem(
                coordinator()
                        .body("{\"title\": \"Bounds\", %s\"%s\": %s}".formatted(rank, member, value))
                        .post("/api/v1/notes"),
                400);
    }

    @Test
    void merge_patch_is_held_to_the_same_bounds() {
        Response note = createNote(unique("bounds"), 1);
        RequestSpecification change = coordinator().header("If-Match", note.header("ETag"));
        String address = "/api/v1/notes/" + note.path("id");

        problem(given().spec(change).body("{\"rank\": 1e-2147483648}").patch(address), 400);
        problem(given().spec(change).body("{\"dueOn\": \"+999999999-12-31\"}").patch(address), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+294276-12-31T23:59:59Z\"",
                "\"+1000000000-12-31T23:59:59.999999999Z\"",
                "1e2147483647",
                "\"\\u0000\""
            })
    void cursor_that_was_made_up_is_refused(String value) {
        String real = coordinator().queryParam("limit", 1).get("/api/v1/notes").path("nextCursor");
        if (real == null) {
            createNote(unique("first"), 1);
            createNote(unique("second"), 1);
            real = coordinator().queryParam("limit", 1).get("/api/v1/notes").path("nextCursor");
        }
        String json = new String(Base64.getUrlDecoder().decode(real), StandardCharsets.UTF_8)
                .replaceFirst("\"value\":\"[^\"]*\"", "\"value\":" + value.replace("\\", "\\\\"));
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        problem(
                coordinator()
                        .queryParam("cursor", cursor)
                        .queryParam("limit", 1)
                        .get("/api/v1/notes"),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void json_that_is_not_utf_8_is_refused(String charset) {
        byte[] body = "{\"title\": \"Wide\", \"rank\": 1}".getBytes(Charset.forName(charset));

        problem(coordinator().body(body).post("/api/v1/notes"), 400);
    }

    @Test
    void json_in_another_charset_is_refused_where_it_differs() {
        byte[] body = "{\"title\": \"Über\", \"rank\": 1}".getBytes(StandardCharsets.ISO_8859_1);

        problem(coordinator().body(body).post("/api/v1/notes"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "nonsense"})
    void body_with_a_content_encoding_is_415(String coding) {
        problem(
                coordinator()
                        .header("Content-Encoding", coding)
                        .body("{\"title\": \"Packed\", \"rank\": 1}")
                        .post("/api/v1/notes"),
                415);
    }

    @Test
    void content_encoding_of_no_body_says_nothing() {
        assertThat(coordinator()
                        .header("Content-Encoding", "gzip")
                        .get("/api/v1/notes")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void null_is_no_body() {
        problem(coordinator().body("null").post("/api/v1/notes"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/notes/", "/api/v1//notes", "//api/v1/notes", "/api/v1/notes/plain/"})
    void address_with_an_empty_segment_does_not_exist(String path) throws Exception {
        String answer =
                exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + token("coordinator", Roles.COORDINATOR) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").contains(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/*", "*/*", "application/*;q=0.5", "text/html, application/*;q=0.1", ","})
    void range_of_accepted_types_is_answered_in_json(String accept) throws Exception {
        String answer = exchange("GET /api/v1/notes?limit=1 HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept
                + "\r\nConnection: close\r\nAuthorization: Bearer " + token("coordinator", Roles.COORDINATOR)
                + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("application/json")
                .contains("{\"items\":");
    }

    @Test
    void range_of_types_that_nothing_has_is_406() {
        problem(coordinator().accept("image/*").get("/api/v1/notes"), 406);
    }

    @Test
    void long_address_is_a_414_problem() {
        problem(coordinator().queryParam("title", "x".repeat(10_000)).get("/api/v1/notes"), 414);
    }

    @Test
    void large_headers_are_a_431_problem() {
        problem(coordinator().header("X-Much", "x".repeat(40_000)).get("/api/v1/notes"), 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nHost: b\r\n",
                "Transfer-Encoding: gzip, chunked\r\nHost: a\r\n",
                "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Host: a\r\nTransfer-Encoding: identity\r\n",
                "X-None: a\r\n",
            })
    void request_that_a_proxy_may_have_understood_in_another_way_is_refused_and_the_connection_closed(String headers)
            throws Exception {
        // The answer ends with the connection: it must be closed without being asked to.
        String answer = exchange("GET /api/v1/probes/trace HTTP/1.1\r\n" + headers + "\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("200 OK");
    }

    @Test
    void client_that_hangs_up_within_its_body_is_no_error_of_ours() throws Exception {
        try (LoggedLines lines = new LoggedLines()) {
            try (Socket socket = new Socket(root.getHost(), root.getPort())) {
                socket.getOutputStream()
                        .write(("POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 1000\r\nAuthorization: Bearer "
                                        + token("coordinator", Roles.COORDINATOR) + "\r\n\r\n{\"title\":")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.setSoLinger(true, 0);
            }
            // Whatever the service made of it is done when the next request has been answered.
            assertThat(coordinator().get("/api/v1/notes").statusCode()).isEqualTo(200);

            assertThat(lines.records()).isEmpty();
        }
    }

    /** What a client library would correct before it is sent. */
    private String exchange(String request) throws Exception {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
