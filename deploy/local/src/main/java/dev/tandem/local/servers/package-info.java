/** The servers that a local stack and the tests embed: PostgreSQL, a Kafka broker and an OIDC issuer. */
@NullMarked
package dev.tandem.local.servers;

import org.jspecify.annotations.NullMarked;
