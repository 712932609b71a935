@NullMarked
package dev.tandem.participants.program;

import org.jspecify.annotations.NullMarked;
