@NullMarked
package dev.tandem.gateway.connection;

import org.jspecify.annotations.NullMarked;
