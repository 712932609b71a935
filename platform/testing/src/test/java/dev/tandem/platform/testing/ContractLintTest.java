package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLintTest {

    private static final Path CONTRACT = Path.of("src/test/resources/contract.yaml");

    @Test
    void a_clean_document_has_no_violation() throws IOException {
        assertThat(ContractLint.violations(read(Files.readString(CONTRACT)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    operationId: readLatestBook                 | operationId: readBook           | shares its operationId
                    operationId: readLatestBook                 | x-none: true                    | has no operationId
                    summary: Read a book                        | x-none: true                    | has no summary
                    tags: [ Books ]                             | x-none: true                    | has no tag
                    security: [ { oidc: [] } ]                  | x-none: true                    | has no security
                    "403": { $ref: "#/components/responses/Problem" } | x-none: true              | does not document 403
                    description: The book, schema               | schema                          | does not describe its parameter
                    application/problem+json                    | application/json                | without a problem schema
                    subtitle: { type: [ string, "null" ] }      | subtitle: { nullable: true }    | nullable
                    openapi: 3.1.0                              | openapi: 3.0.3                  | not OpenAPI 3.1
                    """)
    void a_broken_rule_is_named(String text, String replacement, String complaint) throws IOException {
        JsonNode document = read(Files.readString(CONTRACT).replace(text, replacement));

        assertThat(ContractLint.violations(document))
                .anySatisfy(violation -> assertThat(violation).contains(complaint));
    }

    @Test
    void differences_are_reported_by_place_and_order_does_not_matter() throws IOException {
        JsonNode committed = read("{a: {b: 1, c: 2}, required: [x, y], gone: 1}");
        JsonNode actual = read("{required: [y, x], a: {c: 3, b: 1}, come: 1}");

        assertThat(JsonDifference.between(committed, actual))
                .containsExactly(
                        "/a/c is 2 in the contract, 3 in the code",
                        "/come is in the code, but not in the contract",
                        "/gone is in the contract, but not in the code");
    }

    private static JsonNode read(String yaml) throws IOException {
        return Contract.YAML.readTree(yaml);
    }
}
