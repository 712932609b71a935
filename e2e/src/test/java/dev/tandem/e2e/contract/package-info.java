/** The published contracts as tests see them: their operations, and whether an answer is what they promise. */
@NullMarked
package dev.tandem.e2e.contract;

import org.jspecify.annotations.NullMarked;
