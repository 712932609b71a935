/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.feedback.mentorship;

import org.jspecify.annotations.NullMarked;
