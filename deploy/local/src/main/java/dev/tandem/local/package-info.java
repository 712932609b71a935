/** The local stack: embedded servers and the deployables as processes, as a library and for the launcher. */
@NullMarked
package dev.tandem.local;

import org.jspecify.annotations.NullMarked;
