package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares the document that the running service publishes with the committed {@code contracts/openapi.yaml} and holds
 * it to the house rules. A service subclasses it with {@link TandemTest} and nothing else.
 */
@Tag("gate")
public abstract class ContractDriftTest {

    private static final String ISSUER_URL = "openIdConnectUrl";
    private static final String UPDATE = "tandem.contracts.update";

    @TestHTTPResource(value = "openapi?format=yaml", management = true)
    @SuppressWarnings("NullAway.Init")
    URL publication;

    /** For subclasses. */
    protected ContractDriftTest() {}

    @Test
    void the_committed_contract_is_what_the_code_publishes() throws IOException {
        JsonNode published = published();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(Contract.LOCATION.toAbsolutePath().getParent());
            Contract.YAML.writeValue(Contract.LOCATION.toFile(), JsonDifference.normalised(published));
        }

        Optional<Contract> committed = Contract.at(Contract.LOCATION);

        assertThat(committed)
                .as("%s is missing; write it by running this test with -D%s=true", Contract.LOCATION, UPDATE)
                .isPresent();
        List<String> differences =
                JsonDifference.between(committed.orElseThrow().document(), published);
        assertThat(differences)
                .as(
                        "%s and the code differ; after checking that clients survive it, update the file by running"
                                + " this test with -D%s=true",
                        Contract.LOCATION, UPDATE)
                .isEmpty();
    }

    @Test
    void the_published_contract_follows_the_house_rules() throws IOException {
        assertThat(ContractLint.violations(published())).isEmpty();
    }

    @Test
    void health_metrics_and_contract_are_on_the_management_port_alone() {
        RequestSpecification management = RestAssured.given().baseUri(managementUrl());
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi")) {
            assertThat(management.get(path).statusCode())
                    .as("management %s", path)
                    .isEqualTo(200);
            Response onTheApi = RestAssured.get(path);
            assertThat(onTheApi.statusCode()).as("API %s", path).isEqualTo(404);
            assertThat(onTheApi.contentType()).as("API %s", path).startsWith("application/problem+json");
        }
        assertThat(RestAssured.get("/q").statusCode()).isEqualTo(404);
    }

    private String managementUrl() {
        return "http://" + publication.getAuthority();
    }

    private JsonNode published() throws IOException {
        JsonNode document = Contract.YAML.readTree(RestAssured.given()
                .get(publication)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        // Quarkus writes the issuer of this very run into the document; the contract names none.
        for (JsonNode scheme : document.path("components").path("securitySchemes")) {
            if (scheme.has(ISSUER_URL)) {
                ((ObjectNode) scheme).put(ISSUER_URL, "https://issuer.example/.well-known/openid-configuration");
            }
        }
        return document;
    }
}
