/** Fixture classes of the architecture rules. */
@NullMarked
package dev.tandem.platform.testing.sample.bad.util;

import org.jspecify.annotations.NullMarked;
