@NullMarked
package dev.tandem.matching.pool;

import org.jspecify.annotations.NullMarked;
