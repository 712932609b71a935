/** Processes of this machine: telling one from another, and signalling it. */
@NullMarked
package dev.tandem.local.process;

import org.jspecify.annotations.NullMarked;
