/** Match runs: computed in the background under a lease, proven, then published at once. */
@NullMarked
package dev.tandem.matching.run;

import org.jspecify.annotations.NullMarked;
