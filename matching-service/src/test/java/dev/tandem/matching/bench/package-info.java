/** Measurements that are run by hand; none of them is a test. */
@NullMarked
package dev.tandem.matching.bench;

import org.jspecify.annotations.NullMarked;
