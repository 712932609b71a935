/** The life cycle of a cohort: free of frameworks. */
@NullMarked
package dev.tandem.participants.cohort.rules;

import org.jspecify.annotations.NullMarked;
