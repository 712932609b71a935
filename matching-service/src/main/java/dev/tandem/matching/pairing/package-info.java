/** The one place that speaks to the matching engine. */
@NullMarked
package dev.tandem.matching.pairing;

import org.jspecify.annotations.NullMarked;
