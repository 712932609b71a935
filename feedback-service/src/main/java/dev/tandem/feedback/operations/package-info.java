/** Replay of snapshots and the audit, for those who run the platform. */
@NullMarked
package dev.tandem.feedback.operations;

import org.jspecify.annotations.NullMarked;
