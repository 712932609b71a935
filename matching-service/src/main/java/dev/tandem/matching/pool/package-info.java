/** Who can be paired: enrollments with their places, which only this service gives away. */
@NullMarked
package dev.tandem.matching.pool;

import org.jspecify.annotations.NullMarked;
