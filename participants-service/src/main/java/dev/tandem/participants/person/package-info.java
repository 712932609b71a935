/** People as human resources know them, and the link from a token to a person. */
@NullMarked
package dev.tandem.participants.person;

import org.jspecify.annotations.NullMarked;
