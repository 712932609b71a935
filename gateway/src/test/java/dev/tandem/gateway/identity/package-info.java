@NullMarked
package dev.tandem.gateway.identity;

import org.jspecify.annotations.NullMarked;
