/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.feedback.evaluation;

import org.jspecify.annotations.NullMarked;
