/**
 * A whole mentoring program, driven through the public API by the people who take part in it. The demo prints it; the end-to-end
 * tests run the same journey and break things on the way.
 */
@NullMarked
package dev.tandem.local.demo;

import org.jspecify.annotations.NullMarked;
