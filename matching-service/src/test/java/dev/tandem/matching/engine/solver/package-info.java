@NullMarked
package dev.tandem.matching.engine.solver;

import org.jspecify.annotations.NullMarked;
