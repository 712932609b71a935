package dev.tandem.matching.mentorship;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a mentorship, for its history and its event.
 *
 * @param verb past tense
 * @param from the state before; null for a new one
 * @param subject the member whom it is about
 * @param code what somebody gave as a reason
 * @param note what somebody wrote; never published
 * @param details what members may know of it
 */
record Step(
        String verb,
        @Nullable MentorshipState from,
        @Nullable UUID subject,
        @Nullable String code,
        @Nullable String note,
        Map<String, Object> details) {

    static Step made(String verb) {
        return new Step(verb, null, null, null, null, Map.of());
    }

    static Step of(String verb, MentorshipState from) {
        return new Step(verb, from, null, null, null, Map.of());
    }

    Step about(UUID personId) {
        return new Step(verb, from, personId, code, note, details);
    }

    Step because(@Nullable Enum<?> given, @Nullable String written) {
        return new Step(verb, from, subject, given == null ? null : given.name(), written, details);
    }

    Step with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value.toString());
        return new Step(verb, from, subject, code, note, more);
    }
}
