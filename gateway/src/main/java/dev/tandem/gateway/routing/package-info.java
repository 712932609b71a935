/** Which service owns which collection, where the services are, and the limits of the gateway. */
@NullMarked
package dev.tandem.gateway.routing;

import org.jspecify.annotations.NullMarked;
