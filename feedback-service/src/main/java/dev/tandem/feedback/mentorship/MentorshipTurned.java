package dev.tandem.feedback.mentorship;

import org.jspecify.annotations.Nullable;

/**
 * A mentorship came into another state, or somebody came into it, within the transaction that stores it.
 *
 * @param before its state until now; null when this service had not heard of it
 */
public record MentorshipTurned(@Nullable MentorshipState before, MentorshipView mentorship) {}
