/** Replicas exchanged one by one while people work. */
@NullMarked
package dev.tandem.e2e.rolling;

import org.jspecify.annotations.NullMarked;
