/** Whom people would like to be paired with, seen by themselves and by coordinators. */
@NullMarked
package dev.tandem.matching.wishlist;

import org.jspecify.annotations.NullMarked;
