package dev.tandem.participants.enrollment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the contract says of an answer; in Java it is a String, an Integer or Long, or a List of Strings. */
@Schema(
        name = "Answer",
        implementation = Object.class,
        description = "A text, a whole number, or a list of texts.",
        oneOf = {String.class, Long.class, String[].class})
interface Answer {}
