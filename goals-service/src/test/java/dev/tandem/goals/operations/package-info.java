/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.goals.operations;

import org.jspecify.annotations.NullMarked;
