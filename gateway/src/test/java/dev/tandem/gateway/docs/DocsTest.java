package dev.tandem.gateway.docs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class DocsTest extends GatewayTest {

    @Test
    void the_root_leads_to_the_page() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", "/docs");
    }

    @Test
    void the_page_loads_only_what_the_gateway_has() {
        Response page = given().get("/docs");

        List<String> references = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.asString())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(references).hasSizeGreaterThanOrEqualTo(5);
        assertThat(references).allSatisfy(reference -> assertThat(reference).startsWith("/docs/assets/"));
        assertThat(references)
                .allSatisfy(reference ->
                        assertThat(given().get(reference).statusCode()).isEqualTo(200));
        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/assets/docs.js", "/docs/assets/docs.css"})
    void nothing_points_to_another_host(String path) {
        assertThat(given().get(path).asString()).doesNotContain("http:", "https:", "\"//", "'//", "(//");
    }

    @Test
    void the_policy_keeps_the_browser_here() {
        assertThat(given().get("/docs").header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
                .doesNotContain("http", "*", "unsafe-eval");
    }

    @Test
    void contracts_that_exist_are_listed_and_the_others_are_not() {
        Response index = given().get("/contracts/index.json");

        assertThat(index.jsonPath().getList("items.service", String.class))
                .contains("sandbox")
                .doesNotContain("bare");
        assertThat(index.jsonPath().getList("items.url", String.class))
                .contains("/contracts/sandbox.yaml")
                .allSatisfy(url -> assertThat(given().get(url).contentType()).startsWith("application/yaml"));
    }

    @Test
    void a_contract_is_served_as_committed() {
        assertThat(given().get("/contracts/sandbox.yaml").asString())
                .startsWith("openapi: 3.1.0")
                .contains("title: Sandbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contracts/bare.yaml",
                "/contracts/sandbox",
                "/contracts/..%2f..%2fapplication.properties",
                "/docs/assets/application.properties",
                "/docs/assets/..%2findex.html"
            })
    void nothing_else_is_served(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void an_unchanged_file_is_not_sent_again() {
        String etag = given().get("/docs/assets/swagger-ui-bundle.js").header("ETag");

        given().header("If-None-Match", etag)
                .get("/docs/assets/swagger-ui-bundle.js")
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    @Test
    void head_is_answered() {
        given().head("/contracts/index.json").then().statusCode(200);
    }
}
