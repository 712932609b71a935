@NullMarked
package dev.tandem.participants.personimport;

import org.jspecify.annotations.NullMarked;
