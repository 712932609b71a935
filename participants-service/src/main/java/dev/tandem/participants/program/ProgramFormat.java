package dev.tandem.participants.program;

/** How people meet in a program. */
public enum ProgramFormat {
    ONE_ON_ONE,
    GROUP,
    PEER
}
