@NullMarked
package dev.tandem.matching;

import org.jspecify.annotations.NullMarked;
