package dev.tandem.platform.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of merge patches: no member is required at any depth, and null removes those that may be absent. A record that serves as
 * more than a patch keeps its schema and gets a second one for the patch.
 */
final class ContractPatches {

    private static final String SUFFIX = "Patch";

    private final Map<String, Schema> schemas;
    private final Set<String> alsoUsedElsewhere = new HashSet<>();
    private final Set<String> patches = new HashSet<>();

    private ContractPatches(OpenAPI document) {
        schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
        schemas.values().forEach(this::collect);
        operations(document).forEach(operation -> {
            operation.getResponses().getAPIResponses().values().forEach(response -> collect(response.getContent()));
            if (operation.getRequestBody() != null && !isPatch(operation)) {
                collect(operation.getRequestBody().getContent());
            }
        });
    }

    /** Gives every operation that consumes merge patches a body of that kind. */
    static void complete(OpenAPI document) {
        ContractPatches patches = new ContractPatches(document);
        operations(document).filter(ContractPatches::isPatch).forEach(patches::complete);
        document.getComponents().setSchemas(patches.schemas);
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths() == null
                ? Stream.empty()
                : document.getPaths().getPathItems().values().stream()
                        .flatMap(item -> item.getOperations().values().stream());
    }

    private static boolean isPatch(Operation operation) {
        return operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().hasMediaType(MergePatch.MEDIA_TYPE);
    }

    private void complete(Operation operation) {
        for (MediaType mediaType :
                operation.getRequestBody().getContent().getMediaTypes().values()) {
            Schema body = mediaType.getSchema();
            if (body != null && body.getRef() != null) {
                mediaType.setSchema(OASFactory.createSchema().ref(patchOf(nameOf(body.getRef()))));
            }
        }
    }

    private String patchOf(String name) {
        String patch = alsoUsedElsewhere.contains(name) ? name + SUFFIX : name;
        Schema original = schemas.get(name);
        if (original != null && patches.add(patch)) {
            schemas.put(patch, patch(original));
        }
        return patch;
    }

    private Schema patch(Schema original) {
        List<String> always = original.getRequired() == null ? List.of() : original.getRequired();
        Map<String, Schema> properties = new LinkedHashMap<>();
        if (original.getProperties() != null) {
            original.getProperties()
                    .forEach((name, property) ->
                            properties.put(name, always.contains(name) ? nested(property) : orNull(nested(property))));
        }
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(original.getDescription())
                .examples(original.getExamples())
                .properties(properties);
    }

    /** A merge patch reaches into objects, so that those require nothing either. */
    private Schema nested(Schema property) {
        Schema target = property.getRef() == null ? null : schemas.get(nameOf(property.getRef()));
        return target == null || target.getProperties() == null
                ? property
                : OASFactory.createSchema().ref(patchOf(nameOf(property.getRef())));
    }

    private Schema orNull(Schema property) {
        Schema nothing = OASFactory.createSchema().addType(SchemaType.NULL);
        Schema described =
                property.getRef() == null ? property : schemas.getOrDefault(nameOf(property.getRef()), property);
        return OASFactory.createSchema()
                .examples(described.getExamples())
                .anyOf(new ArrayList<>(List.of(property, nothing)));
    }

    private static String nameOf(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private void collect(@Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(mediaType -> collect(mediaType.getSchema()));
        }
    }

    private void collect(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            alsoUsedElsewhere.add(nameOf(schema.getRef()));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::collect);
        }
        collect(schema.getItems());
        collect(schema.getAdditionalPropertiesSchema());
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(parts -> parts != null)
                .flatMap(List::stream)
                .forEach(this::collect);
    }
}
