package dev.tandem.matching.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small maps that keep their order: {@code Map.of} iterates differently in every JVM, and outcomes must not differ. */
final class Parameters {
    private Parameters() {}

    static Map<String, Object> of() {
        return Map.of();
    }

    /** Alternating names and values. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
