/** Fixture classes of the architecture rules. */
@NullMarked
package dev.tandem.platform.testing.sample.good;

import org.jspecify.annotations.NullMarked;
