package dev.tandem.platform.web;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters: what does not fit is a 400 that names the parameter, except in the path, where nothing can exist under
 * such a name: a 404.
 */
@Provider
public final class ParameterConverters implements ParamConverterProvider {

    private static final int UUID_LENGTH = 36;

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(UUID.class, ParameterConverters::uuid),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(int.class, Integer::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(long.class, Long::valueOf),
            Map.entry(BigDecimal.class, ParameterConverters::number),
            Map.entry(Double.class, ParameterConverters::floating),
            Map.entry(double.class, ParameterConverters::floating),
            Map.entry(Boolean.class, ParameterConverters::bool),
            Map.entry(boolean.class, ParameterConverters::bool),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(Period.class, Period::parse));

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // JAX-RS: null leaves the type to others.
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        Function<String, Object> parser = rawType.isEnum() ? text -> constant(rawType, text) : PARSERS.get(rawType);
        return parser == null ? null : new Converter<>(rawType, text -> (T) parser.apply(text), List.of(annotations));
    }

    private static UUID uuid(String text) {
        // UUID.fromString takes short forms such as 1-1-1-1-1: two addresses of one resource.
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }

    private static BigDecimal number(String text) {
        if (!ValueBounds.allowNumber(text)) {
            throw new IllegalArgumentException("not a number to compute with");
        }
        return new BigDecimal(text);
    }

    private static double floating(String text) {
        return number(text).doubleValue();
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a constant");
    }

    private record Converter<T>(Class<T> type, Function<String, T> parser, List<Annotation> annotations)
            implements ParamConverter<T> {

        @Override
        @SuppressWarnings("NullAway") // JAX-RS asks for the value of an absent parameter, too.
        public T fromString(@Nullable String value) {
            if (value == null) {
                return null;
            }
            T parsed;
            try {
                parsed = parser.apply(value);
            } catch (RuntimeException e) {
                throw refusal("INVALID", Expected.of(type));
            }
            if (!ValueBounds.allow(parsed)) {
                throw refusal("OUT_OF_RANGE", ValueBounds.describe(type));
            }
            return parsed;
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }

        private ProblemException refusal(String code, String expected) {
            String name = "parameter";
            for (Annotation annotation : annotations) {
                switch (annotation) {
                    case PathParam ignored -> {
                        return new ProblemException(CommonProblem.NOT_FOUND, CommonProblem.NOT_FOUND.title() + ".");
                    }
                    case QueryParam parameter -> name = parameter.value();
                    case HeaderParam parameter -> name = parameter.value();
                    default -> {}
                }
            }
            return ProblemException.invalid(FieldError.ofParameter(name, code, "must be " + expected));
        }
    }
}
