/** Import of people from CSV files, as a job with a report of every line. */
@NullMarked
package dev.tandem.participants.personimport;

import org.jspecify.annotations.NullMarked;
