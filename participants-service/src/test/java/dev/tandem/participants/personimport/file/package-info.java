@NullMarked
package dev.tandem.participants.personimport.file;

import org.jspecify.annotations.NullMarked;
