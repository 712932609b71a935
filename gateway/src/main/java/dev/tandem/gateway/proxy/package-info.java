/** The streaming proxy from collections to their services. */
@NullMarked
package dev.tandem.gateway.proxy;

import org.jspecify.annotations.NullMarked;
