/** How much one caller and one collection may take of the gateway, so that the others find it free. */
@NullMarked
package dev.tandem.gateway.admission;

import org.jspecify.annotations.NullMarked;
