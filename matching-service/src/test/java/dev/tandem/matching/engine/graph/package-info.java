@NullMarked
package dev.tandem.matching.engine.graph;

import org.jspecify.annotations.NullMarked;
