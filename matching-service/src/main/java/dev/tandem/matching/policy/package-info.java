/** How pairs are judged: weights and rules, in immutable versions. */
@NullMarked
package dev.tandem.matching.policy;

import org.jspecify.annotations.NullMarked;
