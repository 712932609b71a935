package dev.tandem.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final Validator validator;

    EventJson(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper.copy()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.validator = validator;
    }

    String write(Object snapshot) {
        try {
            return mapper.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not a snapshot: " + snapshot.getClass().getName(), e);
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
}
