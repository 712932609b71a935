package dev.tandem.matching.engine;

/** Whether the pair should come from one department or from two. */
public enum DepartmentPreference {
    SAME,
    DIFFERENT
}
