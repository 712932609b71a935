/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.feedback.peerfeedback;

import org.jspecify.annotations.NullMarked;
