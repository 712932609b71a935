@NullMarked
package dev.tandem.participants.enrollment;

import org.jspecify.annotations.NullMarked;
