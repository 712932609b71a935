/** What the features of participants-service share: the problems they answer with. */
@NullMarked
package dev.tandem.participants;

import org.jspecify.annotations.NullMarked;
