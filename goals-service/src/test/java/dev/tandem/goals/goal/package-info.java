/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.goals.goal;

import org.jspecify.annotations.NullMarked;
