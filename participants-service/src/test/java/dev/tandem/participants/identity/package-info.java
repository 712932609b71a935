@NullMarked
package dev.tandem.participants.identity;

import org.jspecify.annotations.NullMarked;
