@NullMarked
package dev.tandem.gateway.proxy;

import org.jspecify.annotations.NullMarked;
