/** Readiness of the whole: the gateway is ready when every service behind it is. */
@NullMarked
package dev.tandem.gateway.readiness;

import org.jspecify.annotations.NullMarked;
