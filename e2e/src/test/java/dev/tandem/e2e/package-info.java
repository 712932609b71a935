/** What needs the whole platform: journeys across real processes, faults, and benchmarks. */
@NullMarked
package dev.tandem.e2e;

import org.jspecify.annotations.NullMarked;
