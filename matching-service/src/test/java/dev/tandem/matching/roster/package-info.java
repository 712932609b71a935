@NullMarked
package dev.tandem.matching.roster;

import org.jspecify.annotations.NullMarked;
