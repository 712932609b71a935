/** Tests of the embedded servers. */
@NullMarked
package dev.tandem.local.servers;

import org.jspecify.annotations.NullMarked;
