/** Enrollments: a person's part in a cohort, from the application to the end. */
@NullMarked
package dev.tandem.participants.enrollment;

import org.jspecify.annotations.NullMarked;
