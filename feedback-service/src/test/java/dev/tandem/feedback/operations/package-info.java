/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.feedback.operations;

import org.jspecify.annotations.NullMarked;
