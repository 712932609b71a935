/** Tests of the rules about goals. */
@NullMarked
package dev.tandem.goals.goal.assessment;

import org.jspecify.annotations.NullMarked;
