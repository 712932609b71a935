/** Tests of the service as a whole and what they share. */
@NullMarked
package dev.tandem.goals;

import org.jspecify.annotations.NullMarked;
