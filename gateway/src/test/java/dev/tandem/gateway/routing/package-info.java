@NullMarked
package dev.tandem.gateway.routing;

import org.jspecify.annotations.NullMarked;
