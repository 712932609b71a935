/** The problems that only matching answers. */
@NullMarked
package dev.tandem.matching.problem;

import org.jspecify.annotations.NullMarked;
