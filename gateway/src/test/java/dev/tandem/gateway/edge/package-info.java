@NullMarked
package dev.tandem.gateway.edge;

import org.jspecify.annotations.NullMarked;
