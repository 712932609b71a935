@NullMarked
package dev.tandem.participants.enrollment.rules;

import org.jspecify.annotations.NullMarked;
