@NullMarked
package dev.tandem.gateway.testing;

import org.jspecify.annotations.NullMarked;
