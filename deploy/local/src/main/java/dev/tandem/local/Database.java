package dev.tandem.local;

/** A service's database and its owner's login, for tests and tools that look behind the API. */
public record Database(String jdbcUrl, String user, String password) {}
