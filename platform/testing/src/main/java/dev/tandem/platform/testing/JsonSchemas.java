package dev.tandem.platform.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** JSON Schema 2020-12 with formats asserted, not only annotated. */
final class JsonSchemas {

    private static final SchemaRegistryConfig CONFIGURATION =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    // The library warns of every keyword that only OpenAPI knows, such as "example".
    private static final Logger LIBRARY = Logger.getLogger("com.networknt.schema");

    static {
        LIBRARY.setLevel(Level.SEVERE);
    }

    private JsonSchemas() {}

    /** Compiles a schema document; every document gets a registry of its own, so that ids cannot collide. */
    static Schema compile(String document) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(CONFIGURATION).schemaCacheEnabled(false))
                .getSchema(document, InputFormat.JSON);
    }

    /** Returns what is wrong with {@code json}, one line for each violation. */
    static List<String> violations(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .distinct()
                .toList();
    }
}
