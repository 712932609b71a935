/** A small service on top of the platform: notes that are written, published and projected. */
@NullMarked
package dev.tandem.platform.events.notes;

import org.jspecify.annotations.NullMarked;
