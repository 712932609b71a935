/** Yesterday's binaries on today's databases. */
@NullMarked
package dev.tandem.e2e.upgrade;

import org.jspecify.annotations.NullMarked;
