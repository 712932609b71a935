/** A small service in the house pattern, for the tests of the platform. */
@NullMarked
package dev.tandem.platform.web.notes;

import org.jspecify.annotations.NullMarked;
