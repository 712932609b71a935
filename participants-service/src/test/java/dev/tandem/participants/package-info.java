@NullMarked
package dev.tandem.participants;

import org.jspecify.annotations.NullMarked;
