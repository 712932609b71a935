package dev.tandem.goals.mentorship;

/** Life cycle of a mentorship, owned by matching. */
public enum MentorshipState {
    PROPOSED,
    ACTIVE,
    COMPLETED,
    ENDED,
    DECLINED;

    /** Whether nothing of it will take place any more. */
    public boolean isOver() {
        return this == COMPLETED || this == ENDED || this == DECLINED;
    }
}
