package dev.tandem.platform.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** JSON of events. Unlike the HTTP side it ignores properties it does not know, so that producers may add some. */
@ApplicationScoped
class EventJson {

    private final ObjectMapper mapper;
    private final ObjectWriter writer;
    private final Validator validator;

    EventJson(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper.copy()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.writer = this.mapper.writer(new JsonbPrinter());
        this.validator = validator;
    }

    /** The snapshot as text, spaced as the database spaces a jsonb, so that its size is that of the message. */
    String write(Object snapshot) {
        try {
            return writer.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not a snapshot: " + snapshot.getClass().getName(), e);
        }
    }

    /** JSON Pointer of the member that takes most of a snapshot. */
    String largestMember(String snapshot) {
        try {
            return mapper.readTree(snapshot).properties().stream()
                    .max(Comparator.comparingInt(
                            member -> member.getValue().toString().length()))
                    .map(member -> '/' + member.getKey().replace("~", "~0").replace("/", "~1"))
                    .orElse("");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a snapshot", e);
        }
    }

    /**
     * Reads and validates.
     *
     * @throws PoisonMessageException when the data does not have the shape of the type or breaks its constraints
     */
    <T> T read(byte[] data, Class<T> type) {
        T value;
        try {
            value = mapper.readValue(data, type);
        } catch (IOException e) {
            throw new PoisonMessageException("The data is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
        if (value == null) {
            throw new PoisonMessageException("The data is null");
        }
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new PoisonMessageException("The data is invalid: "
                    + violations.stream()
                            .sorted(Comparator.comparing(
                                    v -> v.getPropertyPath().toString()))
                            .map(v -> v.getPropertyPath() + " " + v.getMessage())
                            .collect(Collectors.joining("; ")));
        }
        return value;
    }

    /** {@code {"a": [1, 2]}}, as PostgreSQL writes it. */
    private static final class JsonbPrinter extends MinimalPrettyPrinter {
        private static final long serialVersionUID = 1L;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }
    }
}
