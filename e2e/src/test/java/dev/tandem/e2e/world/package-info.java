/** A small program that was really played, with an object of every kind. */
@NullMarked
package dev.tandem.e2e.world;

import org.jspecify.annotations.NullMarked;
