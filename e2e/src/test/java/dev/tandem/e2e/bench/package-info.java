/** Benchmarks of the whole platform. */
@NullMarked
package dev.tandem.e2e.bench;

import org.jspecify.annotations.NullMarked;
