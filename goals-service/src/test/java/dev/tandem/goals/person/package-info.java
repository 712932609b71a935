/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.goals.person;

import org.jspecify.annotations.NullMarked;
