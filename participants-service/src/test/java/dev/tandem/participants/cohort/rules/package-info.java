@NullMarked
package dev.tandem.participants.cohort.rules;

import org.jspecify.annotations.NullMarked;
