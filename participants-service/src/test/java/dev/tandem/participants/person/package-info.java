@NullMarked
package dev.tandem.participants.person;

import org.jspecify.annotations.NullMarked;
