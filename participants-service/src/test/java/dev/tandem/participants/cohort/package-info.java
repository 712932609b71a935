@NullMarked
package dev.tandem.participants.cohort;

import org.jspecify.annotations.NullMarked;
