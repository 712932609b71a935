/** Which tokens are whose: the links from (issuer, subject) to a person. */
@NullMarked
package dev.tandem.participants.identity;

import org.jspecify.annotations.NullMarked;
