/** People as human resources know them. */
@NullMarked
package dev.tandem.participants.person;

import org.jspecify.annotations.NullMarked;
