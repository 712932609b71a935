/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.goals.checkpoint;

import org.jspecify.annotations.NullMarked;
