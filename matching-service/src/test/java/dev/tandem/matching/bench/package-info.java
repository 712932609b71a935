@NullMarked
package dev.tandem.matching.bench;

import org.jspecify.annotations.NullMarked;
