/**
 * What every service says over HTTP in the same way: problems, paging, preconditions, idempotency, identity, audit, time
 * and trace.
 */
@NullMarked
package dev.tandem.platform.web;

import org.jspecify.annotations.NullMarked;
