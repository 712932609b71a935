@NullMarked
package dev.tandem.matching.pairing;

import org.jspecify.annotations.NullMarked;
