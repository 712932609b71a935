/** Tests of the test support. */
@NullMarked
package dev.tandem.platform.testing;

import org.jspecify.annotations.NullMarked;
