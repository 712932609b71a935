/** What a connection may do before and while its requests are read: framing, pace, number. Knows nothing of routes. */
@NullMarked
package dev.tandem.gateway.connection;

import org.jspecify.annotations.NullMarked;
