/** Constraints on codes of countries, languages and time zones. */
@NullMarked
package dev.tandem.participants.locale;

import org.jspecify.annotations.NullMarked;
