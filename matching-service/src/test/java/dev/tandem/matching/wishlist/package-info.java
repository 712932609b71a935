@NullMarked
package dev.tandem.matching.wishlist;

import org.jspecify.annotations.NullMarked;
