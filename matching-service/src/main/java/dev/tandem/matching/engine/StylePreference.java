package dev.tandem.matching.engine;

/** Whether the styles of a pair should be alike or complement each other. */
public enum StylePreference {
    SIMILAR,
    COMPLEMENTARY
}
