@NullMarked
package dev.tandem.gateway.admission;

import org.jspecify.annotations.NullMarked;
