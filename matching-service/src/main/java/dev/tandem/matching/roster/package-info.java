/** What matching knows of people, skills, programs and cohorts: projections of participants' events. */
@NullMarked
package dev.tandem.matching.roster;

import org.jspecify.annotations.NullMarked;
