@NullMarked
package dev.tandem.matching.mentorship;

import org.jspecify.annotations.NullMarked;
