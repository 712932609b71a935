/** Tests of the local stack with tiny deployables. */
@NullMarked
package dev.tandem.local;

import org.jspecify.annotations.NullMarked;
