package dev.tandem.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** One published OpenAPI document. */
public final class Contract {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String REFERENCE = "$ref";
    private static final SchemaRegistryConfig FORMATS_COUNT =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    // It warns of every keyword that only OpenAPI knows. Held: the log manager would forget it with its level.
    private static final Logger LIBRARY = Logger.getLogger("com.networknt.schema");

    static {
        LIBRARY.setLevel(Level.SEVERE);
    }

    private final String service;
    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(String service, JsonNode document) {
        this.service = service;
        this.document = document;
    }

    /** Every operation of every contract in the checkout, so that a new one is tested without being named anywhere. */
    public static List<Operation> operations(Path checkout) {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> modules = Files.list(checkout)) {
            for (Path module : modules.sorted().toList()) {
                Path file = module.resolve("contracts/openapi.yaml");
                if (Files.exists(file)) {
                    String service = module.getFileName().toString().replaceFirst("-service$", "");
                    operations.addAll(new Contract(service, YAML.readTree(file.toFile())).operations());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the contracts of " + checkout, e);
        }
        return List.copyOf(operations);
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation :
                    resolve(path.getValue()).properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(new Operation(
                            this, operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    String service() {
        return service;
    }

    /** Follows a local reference, if {@code node} is one. */
    public JsonNode resolve(JsonNode node) {
        JsonNode current = node;
        while (current.has(REFERENCE)) {
            current = document.at(current.get(REFERENCE).asText().substring(1));
            if (current.isMissingNode()) {
                throw new IllegalStateException("dangling reference in the contract of " + service + ": " + node);
            }
        }
        return current;
    }

    /** What is wrong with {@code json} under a schema of this document, one line for each violation. */
    List<String> violations(JsonNode schema, String json) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), _ -> {
            // The schema alone would lose what it refers to: it takes the document's schemas along.
            ObjectNode standalone = YAML.createObjectNode();
            standalone.set("$defs", document.path("components").path("schemas"));
            standalone.putArray("allOf").add(schema);
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder ->
                                    builder.schemaRegistryConfig(FORMATS_COUNT).schemaCacheEnabled(false))
                    .getSchema(
                            standalone.toString().replace("\"#/components/schemas/", "\"#/$defs/"), InputFormat.JSON);
        });
        return compiled.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .distinct()
                .toList();
    }
}
