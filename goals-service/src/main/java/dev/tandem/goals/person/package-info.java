/** Ties tokens to people by the projection of participants' person events. */
@NullMarked
package dev.tandem.goals.person;

import org.jspecify.annotations.NullMarked;
