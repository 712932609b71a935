@NullMarked
package dev.tandem.gateway.readiness;

import org.jspecify.annotations.NullMarked;
