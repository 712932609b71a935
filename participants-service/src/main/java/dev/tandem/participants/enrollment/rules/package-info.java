/** The life cycle of an enrollment and what is a sensible week: free of frameworks. */
@NullMarked
package dev.tandem.participants.enrollment.rules;

import org.jspecify.annotations.NullMarked;
