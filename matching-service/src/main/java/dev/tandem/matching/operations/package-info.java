/** What operators use: the audit and the replay of snapshots. */
@NullMarked
package dev.tandem.matching.operations;

import org.jspecify.annotations.NullMarked;
