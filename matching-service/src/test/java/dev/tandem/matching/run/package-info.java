@NullMarked
package dev.tandem.matching.run;

import org.jspecify.annotations.NullMarked;
