/** Fixture classes of the architecture rules. */
@NullMarked
package dev.tandem.platform.testing.sample.bad.store;

import org.jspecify.annotations.NullMarked;
