/** Whether what was acknowledged is still there after things broke, once. */
@NullMarked
package dev.tandem.e2e.faults;

import org.jspecify.annotations.NullMarked;
