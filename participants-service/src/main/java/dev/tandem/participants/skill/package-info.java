/** The taxonomy of skills: names, aliases and parents; nothing compares free text. */
@NullMarked
package dev.tandem.participants.skill;

import org.jspecify.annotations.NullMarked;
