@NullMarked
package dev.tandem.matching.policy;

import org.jspecify.annotations.NullMarked;
