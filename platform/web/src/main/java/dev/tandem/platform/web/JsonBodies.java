package dev.tandem.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a JSON body before anything is made of it, because a number can be harmful before its type is known: it is
 * UTF-8 (RFC 8259, which knows no charset parameter, so none is read), is not {@code null}, and has no number that could not
 * be computed with.
 */
@Provider
@Priority(JsonBodies.AFTER_BODY_LIMIT)
public class JsonBodies implements ReaderInterceptor {

    static final int AFTER_BODY_LIMIT = BodyLimit.PRIORITY + 100;

    /** For the container. */
    public JsonBodies() {}

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        MediaType type = context.getMediaType();
        if (type != null && isJson(type)) {
            byte[] body = context.getInputStream().readAllBytes();
            check(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** Refuses what must not be read; what is merely malformed is left to the reader, which says where. */
    static void check(byte[] body) throws IOException {
        if (!startsAsUtf8(body)) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_JSON,
                    "The body is not valid JSON: it must be UTF-8, not UTF-16 or UTF-32.");
        }
        try (JsonParser parser = Json.mapper().createParser(body)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                throw JsonProblems.bodyRequired();
            }
            for (; token != null; token = parser.nextToken()) {
                if (token.isNumeric() && !ValueBounds.allowNumber(parser.getText())) {
                    throw ProblemException.invalid(new FieldError(
                            parser.getParsingContext().pathAsPointer().toString(),
                            "OUT_OF_RANGE",
                            "must be " + ValueBounds.describe(Number.class)));
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            // The reader meets it at the same place.
            return;
        }
    }

    /** Every other encoding has a zero byte among the first four, or a mark of its byte order. */
    private static boolean startsAsUtf8(byte[] body) {
        for (int i = 0; i < Math.min(4, body.length); i++) {
            if (body[i] == 0) {
                return false;
            }
        }
        return body.length < 2
                || !((body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                        || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE));
    }
}
