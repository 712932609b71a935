package dev.tandem.goals.mentorship;

/** Life cycle of a mentorship, owned by matching. */
public enum MentorshipState {
    PROPOSED,
    ACTIVE,
    /** Rests: nobody works in it, and what is planned stays planned. */
    PAUSED,
    COMPLETED,
    ENDED,
    DECLINED;

    /** Whether nothing of it will take place any more. */
    public boolean isOver() {
        return this == COMPLETED || this == ENDED || this == DECLINED;
    }
}
