@NullMarked
package dev.tandem.participants.locale;

import org.jspecify.annotations.NullMarked;
