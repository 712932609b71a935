@NullMarked
package dev.tandem.matching.engine.certificate;

import org.jspecify.annotations.NullMarked;
