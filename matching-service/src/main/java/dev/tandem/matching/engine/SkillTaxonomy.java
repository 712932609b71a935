package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which skill is a part of which: skill id to the id of its parent. Aliases are resolved before the engine is called. A
 * cycle is tolerated: climbing stops where it began to repeat.
 */
public record SkillTaxonomy(Map<String, String> parents) {
    public SkillTaxonomy {
        parents = Collections.unmodifiableMap(new TreeMap<>(parents));
    }

    /** No skill has a parent. */
    public static SkillTaxonomy flat() {
        return new SkillTaxonomy(Map.of());
    }

    /** The nearest {@code limit} ancestors of a skill, parent first. */
    List<String> ancestors(String skill, int limit) {
        List<String> chain = new ArrayList<>();
        String parent = parents.get(skill);
        while (parent != null && chain.size() < limit && !parent.equals(skill) && !chain.contains(parent)) {
            chain.add(parent);
            parent = parents.get(parent);
        }
        return chain;
    }
}
