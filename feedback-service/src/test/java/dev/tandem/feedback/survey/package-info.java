/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.feedback.survey;

import org.jspecify.annotations.NullMarked;
