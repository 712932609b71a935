@NullMarked
package dev.tandem.matching.operations;

import org.jspecify.annotations.NullMarked;
