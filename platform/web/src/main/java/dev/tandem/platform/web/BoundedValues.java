package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Holds everything that is read from JSON to {@link ValueBounds}. */
final class BoundedValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    BoundedValues() {
        super("tandem-bounded-values");
        setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            Class<?> type = description.getBeanClass();
            return ValueBounds.concern(type) ? new Bounded(deserializer, type) : deserializer;
        }
    }

    private static final class Bounded extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final Class<?> type;

        Bounded(JsonDeserializer<?> delegate, Class<?> type) {
            super(delegate);
            this.type = type;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
            return new Bounded(delegate, type);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = super.deserialize(parser, context);
            if (value != null && !ValueBounds.allow(value)) {
                throw new OutOfBoundsException(parser, value, type);
            }
            return value;
        }
    }

    /** A value that its type can hold and the service cannot. */
    static final class OutOfBoundsException extends InvalidFormatException {

        private static final long serialVersionUID = 1L;

        OutOfBoundsException(JsonParser parser, Object value, Class<?> type) {
            super(parser, "must be " + ValueBounds.describe(type), value, type);
        }
    }
}
