package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractFilterTest {

    private static final String BOOK = "{\"id\":\"01980000-0000-7000-8000-0000000000b1\",\"title\":\"T\"}";
    private static final String PROBLEM = "{\"type\":\"urn:tandem:problem:not-found\",\"status\":404}";
    private static final String PROBLEM_TYPE = "application/problem+json";

    private final ContractFilter filter = new ContractFilter(
            Contract.at(Path.of("src/test/resources/contract.yaml")).orElseThrow());

    private HttpServer server = start();
    private Answer answer = new Answer(200, Map.of(), "");

    private record Answer(int status, Map<String, String> headers, String body) {}

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void answerAsTold() {
        server.createContext("/", exchange -> {
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_answer_as_documented_passes() {
        answer = new Answer(200, Map.of("ETag", "\"1\"", "Content-Type", "application/json;charset=UTF-8"), BOOK);

        assertThatCode(() -> get("/api/v1/books/1")).doesNotThrowAnyException();
    }

    @Test
    void an_undocumented_status_fails() {
        answer = new Answer(500, Map.of("Content-Type", PROBLEM_TYPE), PROBLEM);

        assertThatThrownBy(() -> get("/api/v1/books/1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the status is not documented for readBook");
    }

    @Test
    void a_missing_required_header_fails() {
        answer = new Answer(200, Map.of("Content-Type", "application/json"), BOOK);

        assertThatThrownBy(() -> get("/api/v1/books/1")).hasMessageContaining("required header ETag");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"01980000-0000-7000-8000-0000000000b1"}                                  | title
                    {"id":"no-uuid","title":"T"}                                                   | uuid
                    {"id":"01980000-0000-7000-8000-0000000000b1","title":"T","unknown":1}          | unknown
                    {"id":"01980000-0000-7000-8000-0000000000b1","title":"T","author":{}}          | name
                    """)
    void a_body_that_violates_its_schema_fails(String body, String complaint) {
        answer = new Answer(200, Map.of("ETag", "\"1\"", "Content-Type", "application/json"), body);

        assertThatThrownBy(() -> get("/api/v1/books/1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void an_error_that_is_no_problem_document_fails() {
        answer = new Answer(404, Map.of("Content-Type", "text/html"), "<h1>Not found</h1>");

        assertThatThrownBy(() -> get("/api/v1/books/1")).hasMessageContaining("content type 'text/html'");
    }

    @Test
    void a_body_where_none_is_documented_fails() {
        answer = new Answer(202, Map.of(), "");

        assertThatThrownBy(() -> get("/api/v1/books/1")).hasMessageContaining("202");
    }

    @Test
    void a_literal_path_wins_over_a_parameter() {
        answer = new Answer(200, Map.of("Content-Type", "text/plain"), "T");

        assertThatCode(() -> get("/api/v1/books/latest")).doesNotThrowAnyException();
    }

    @Test
    void an_unknown_path_may_only_be_a_404_problem() {
        answer = new Answer(404, Map.of("Content-Type", PROBLEM_TYPE), PROBLEM);
        assertThatCode(() -> get("/api/v1/nothing")).doesNotThrowAnyException();

        answer = new Answer(200, Map.of("Content-Type", "application/json"), "{}");
        assertThatThrownBy(() -> get("/api/v1/nothing")).hasMessageContaining("not in the contract");
    }

    @Test
    void paths_outside_the_api_are_not_looked_at() {
        answer = new Answer(500, Map.of("Content-Type", "text/html"), "oops");

        assertThatCode(() -> get("/q/health")).doesNotThrowAnyException();
    }

    private void get(String path) {
        RestAssured.given().port(server.getAddress().getPort()).filter(filter).get(path);
    }
}
