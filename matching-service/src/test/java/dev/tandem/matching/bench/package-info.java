/** {@code ./tandem bench matching}: the solvers against the reference on instances from files or a generator. */
@NullMarked
package dev.tandem.matching.bench;

import org.jspecify.annotations.NullMarked;
