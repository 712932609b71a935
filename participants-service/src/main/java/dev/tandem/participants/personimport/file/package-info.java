/** Reading a file of people: free of frameworks. */
@NullMarked
package dev.tandem.participants.personimport.file;

import org.jspecify.annotations.NullMarked;
