/** The early check of bearer tokens; who may do what is decided by the services. */
@NullMarked
package dev.tandem.gateway.identity;

import org.jspecify.annotations.NullMarked;
