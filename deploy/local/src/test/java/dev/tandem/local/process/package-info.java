/** Tests of telling processes from one another. */
@NullMarked
package dev.tandem.local.process;

import org.jspecify.annotations.NullMarked;
