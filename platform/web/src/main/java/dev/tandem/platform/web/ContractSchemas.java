package dev.tandem.platform.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Makes the schemas say what the records say: a component is required unless it is {@code @Nullable} or Optional, and
 * nothing is ever null, because absent members are left out. A record that describes a merge patch says otherwise by
 * {@code @Schema(required = false)} and {@code @Schema(nullable = true)} on its components, and is believed.
 */
final class ContractSchemas {

    private static final String OURS = "dev.tandem.";
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");

    private final Map<String, ClassInfo> records = new TreeMap<>();

    ContractSchemas(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith(OURS)) {
                records.put(type.name().toString(), type);
            }
        }
    }

    void complete(Map<String, Schema> schemas) {
        for (Class<?> type : List.of(LocalDate.class, Instant.class)) {
            Schema schema = schemas.get(type.getSimpleName());
            if (schema != null) {
                schema.setDescription("%s; %s.".formatted(Expected.of(type), ValueBounds.describe(type)));
            }
        }
        schemas.forEach((name, schema) -> {
            Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            seen.addAll(removable(name, schema));
            neverNull(schema, seen);
            Map<String, Schema> properties = schema.getProperties();
            if (properties == null || properties.isEmpty()) {
                return;
            }
            List<String> required = required(name, properties.keySet());
            if (!required.isEmpty()) {
                schema.setRequired(required);
            }
        });
    }

    private List<String> required(String name, Set<String> properties) {
        Set<String> required = null;
        for (ClassInfo candidate : records.values()) {
            if (isNamed(name, candidate) && properties.equals(componentNames(candidate))) {
                Set<String> here = new HashSet<>();
                candidate.recordComponents().stream()
                        .filter(component -> isRequired(candidate, component))
                        .forEach(component -> here.add(component.name()));
                if (required == null) {
                    required = here;
                } else {
                    // Two records look the same: only what both require is certain.
                    required.retainAll(here);
                }
            }
        }
        Set<String> certain = required == null ? Set.of() : required;
        return new ArrayList<>(properties.stream().filter(certain::contains).toList());
    }

    private static boolean isNamed(String schema, ClassInfo type) {
        AnnotationInstance annotation = type.declaredAnnotation(SCHEMA);
        AnnotationValue given = annotation == null ? null : annotation.value("name");
        String name = given == null ? type.simpleName() : given.asString();
        // Generic records get the names of their arguments appended, equal names a number.
        return type.typeParameters().isEmpty()
                ? schema.replaceAll("\\d+$", "").equals(name.replaceAll("\\d+$", ""))
                : schema.startsWith(name);
    }

    private static Set<String> componentNames(ClassInfo type) {
        Set<String> names = new HashSet<>();
        type.recordComponents().forEach(component -> names.add(component.name()));
        return names;
    }

    private static boolean isRequired(ClassInfo type, RecordComponentInfo component) {
        Type componentType = component.type();
        return !componentType.hasAnnotation(NULLABLE)
                && !componentType.name().equals(OPTIONAL)
                && !says(type, component.name(), "required", false);
    }

    /** The properties that a client may set to null, to remove them. */
    private List<Schema> removable(String name, Schema schema) {
        List<Schema> removable = new ArrayList<>();
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            for (ClassInfo type : records.values()) {
                if (isNamed(name, type) && properties.keySet().equals(componentNames(type))) {
                    properties.forEach((property, propertySchema) -> {
                        if (says(type, property, "nullable", true)) {
                            removable.add(propertySchema);
                        }
                    });
                }
            }
        }
        return removable;
    }

    private static boolean says(ClassInfo type, String component, String member, boolean expected) {
        // The annotation is not for record components: the compiler puts it on the field.
        FieldInfo field = type.field(component);
        AnnotationInstance annotation = field == null ? null : field.annotation(SCHEMA);
        AnnotationValue value = annotation == null ? null : annotation.value(member);
        return value != null && value.asBoolean() == expected;
    }

    private static void neverNull(Schema schema, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        if (schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.setType(new ArrayList<>(schema.getType().stream()
                    .filter(type -> type != Schema.SchemaType.NULL)
                    .toList()));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> neverNull(property, seen));
        }
        if (schema.getItems() != null) {
            neverNull(schema.getItems(), seen);
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            neverNull(schema.getAdditionalPropertiesSchema(), seen);
        }
    }
}
