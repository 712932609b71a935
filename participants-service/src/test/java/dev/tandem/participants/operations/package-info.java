@NullMarked
package dev.tandem.participants.operations;

import org.jspecify.annotations.NullMarked;
