package dev.tandem.goals.mentorship;

import org.jspecify.annotations.Nullable;

/**
 * Fired inside the transaction that moves the projection of a mentorship, so that what follows from it commits or fails
 * with it.
 *
 * @param before the projection until now, null when the mentorship was unknown
 * @param after the projection from now on
 */
public record MentorshipChanged(@Nullable MentorshipView before, MentorshipView after) {}
