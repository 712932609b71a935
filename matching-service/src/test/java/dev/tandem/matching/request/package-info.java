@NullMarked
package dev.tandem.matching.request;

import org.jspecify.annotations.NullMarked;
