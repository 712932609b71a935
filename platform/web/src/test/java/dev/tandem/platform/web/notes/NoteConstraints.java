package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.ConstraintMessages;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class NoteConstraints implements ConstraintMessages {

    @Override
    public Map<String, FieldError> byConstraint() {
        return Map.of("note_title_unique", new FieldError("/title", "DUPLICATE", "is the title of another note"));
    }
}
