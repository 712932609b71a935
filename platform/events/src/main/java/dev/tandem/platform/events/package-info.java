/**
 * Publishing and consuming of events: transactional outbox and relay, CloudEvents mapping, version-guarded consumption,
 * dead letters and replay. No domain class lives here.
 */
@NullMarked
package dev.tandem.platform.events;

import org.jspecify.annotations.NullMarked;
