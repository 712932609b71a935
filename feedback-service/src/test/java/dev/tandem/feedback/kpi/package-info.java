/** Tests of the package of the same name. */
@NullMarked
package dev.tandem.feedback.kpi;

import org.jspecify.annotations.NullMarked;
