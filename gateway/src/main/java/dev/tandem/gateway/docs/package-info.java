/** The documentation page over the committed contracts. */
@NullMarked
package dev.tandem.gateway.docs;

import org.jspecify.annotations.NullMarked;
