@NullMarked
package dev.tandem.matching.suggestion;

import org.jspecify.annotations.NullMarked;
