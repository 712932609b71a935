/** Who may do what, tried with every operation. */
@NullMarked
package dev.tandem.e2e.access;

import org.jspecify.annotations.NullMarked;
