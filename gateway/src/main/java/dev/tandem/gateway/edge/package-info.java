/** What happens to every request before and after routing: ids, cross-origin rules, the access log. */
@NullMarked
package dev.tandem.gateway.edge;

import org.jspecify.annotations.NullMarked;
