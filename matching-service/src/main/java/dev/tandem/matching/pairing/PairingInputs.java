package dev.tandem.matching.pairing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.matching.engine.Answer;
import dev.tandem.matching.engine.MatchInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Turns the engine's input into bytes and back: compressed JSON. Collections of the input are sorted, so equal inputs
 * have equal bytes. The mapper is its own, so that the conventions of HTTP can change without touching what is stored.
 */
@ApplicationScoped
public class PairingInputs {

    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(Answer.class, AnswerKinds.class)
            .build();

    /** The sealed kinds of answers, by name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Answer.Choices.class, name = "choices"),
        @JsonSubTypes.Type(value = Answer.Quantity.class, name = "number")
    })
    private interface AnswerKinds {}

    public byte[] toBytes(PairingInput input) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // A run waits for this: the fastest level still takes nine tenths away.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream compressed = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            json.writeValue(compressed, input.input());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    public PairingInput ofBytes(byte[] bytes) {
        try (InputStream plain = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new PairingInput(json.readValue(plain, MatchInput.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
