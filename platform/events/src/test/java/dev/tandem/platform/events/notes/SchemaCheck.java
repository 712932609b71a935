package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.PublishedEventCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Stands for the schema check of the tests: refuses one text. */
@ApplicationScoped
public class SchemaCheck implements PublishedEventCheck {

    public static final String UNPUBLISHABLE = "a text that breaks the schema";

    @Override
    public void check(String type, String topic, String json) {
        if (json.contains(UNPUBLISHABLE)) {
            throw new IllegalArgumentException(type + " on " + topic + " breaks its schema");
        }
    }
}
