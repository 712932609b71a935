/** Ties tokens to people by the projection of participants' people and identity links. */
@NullMarked
package dev.tandem.feedback.person;

import org.jspecify.annotations.NullMarked;
