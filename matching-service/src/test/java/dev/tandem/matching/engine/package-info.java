@NullMarked
package dev.tandem.matching.engine;

import org.jspecify.annotations.NullMarked;
