package dev.tandem.matching.roster;

import java.util.UUID;

/** A program as last heard of. */
public record Program(UUID id, String name, ProgramFormat format, String meetingCadence, boolean selfMatching) {}
