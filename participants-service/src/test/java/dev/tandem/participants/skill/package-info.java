@NullMarked
package dev.tandem.participants.skill;

import org.jspecify.annotations.NullMarked;
