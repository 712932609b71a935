/** What the services' tests share: real servers, tokens, events and the checks of contracts and architecture. */
@NullMarked
package dev.tandem.platform.testing;

import org.jspecify.annotations.NullMarked;
