package dev.tandem.local.servers;

/** A login role of a PostgreSQL server. */
public record Login(String user, String password) {}
