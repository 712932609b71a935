package dev.tandem.matching.roster;

/** How a program brings people together. */
public enum ProgramFormat {
    ONE_ON_ONE,
    GROUP,
    PEER
}
