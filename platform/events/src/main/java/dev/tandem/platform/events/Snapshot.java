package dev.tandem.platform.events;

import java.util.UUID;

/**
 * The current public state of an aggregate.
 *
 * @param version its version, so that consumers who have it already skip it
 * @param data what {@link Outbox#append} would be given
 */
public record Snapshot(UUID id, long version, Object data) {}
