/** The ids that follow one request through every service and log. */
@NullMarked
package dev.tandem.gateway.trace;

import org.jspecify.annotations.NullMarked;
