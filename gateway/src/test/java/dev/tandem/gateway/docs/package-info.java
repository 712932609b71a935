@NullMarked
package dev.tandem.gateway.docs;

import org.jspecify.annotations.NullMarked;
