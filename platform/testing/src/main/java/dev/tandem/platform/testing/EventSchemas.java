package dev.tandem.platform.testing;

import com.networknt.schema.Schema;
import dev.tandem.platform.events.PublishedEventCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks every event that a service under test publishes against {@code contracts/events/<aggregate>.schema.json} and
 * fails the publishing transaction when the schema is missing or violated.
 */
@ApplicationScoped
public class EventSchemas implements PublishedEventCheck {

    /** Where each service keeps its event schemas, below the module's directory. */
    static final Path LOCATION = Path.of("contracts", "events");

    private static final Pattern TYPE = Pattern.compile("dev\\.tandem\\.([a-z][a-z0-9-]*)\\.([a-z][a-z-]*)\\.v1");

    private final Path directory;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Reads the schemas of the module under test. */
    public EventSchemas() {
        this(LOCATION);
    }

    EventSchemas(Path directory) {
        this.directory = directory;
    }

    /**
     * Checks the data of one event.
     *
     * @throws IllegalStateException when it violates its schema, or there is no schema for it
     */
    @Override
    public void check(String type, String topic, String json) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "the event type '" + type + "' is not dev.tandem.<aggregate>.<past-tense-verb>.v1");
        }
        Schema schema = schemas.computeIfAbsent(matcher.group(1), this::load);
        List<String> violations = JsonSchemas.violations(schema, json);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("the event %s for topic %s violates %s:%n  %s%ndata: %s"
                    .formatted(type, topic, file(matcher.group(1)), String.join("\n  ", violations), json));
        }
    }

    private Schema load(String aggregate) {
        Path file = file(aggregate);
        if (!Files.exists(file)) {
            throw new IllegalStateException("no schema for events of '" + aggregate + "': add " + file);
        }
        try {
            return JsonSchemas.compile(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Path file(String aggregate) {
        return directory.resolve(aggregate + ".schema.json");
    }
}
