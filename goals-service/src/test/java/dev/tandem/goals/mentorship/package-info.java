/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.goals.mentorship;

import org.jspecify.annotations.NullMarked;
