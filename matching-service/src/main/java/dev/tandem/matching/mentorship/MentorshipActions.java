package dev.tandem.matching.mentorship;

import dev.tandem.matching.mentorship.MentorshipResponse.Viewer;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may do what with a mentorship: shown as allowedActions and asked before every action. */
final class MentorshipActions {

    static final String ACCEPT = "accept";
    static final String DECLINE = "decline";
    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String EXTEND = "extend";
    static final String END = "end";
    static final String LEAVE = "leave";
    static final String EXTEND_DEADLINE = "extend-deadline";
    static final String ADD_MEMBER = "add-member";
    static final String REMOVE_MEMBER = "remove-member";
    static final String SUBSTITUTE = "substitute";

    private static final String NOT_A_MEMBER = "NOT_A_MEMBER";
    private static final String NOT_COORDINATOR = "NOT_COORDINATOR";
    private static final String NOT_A_GROUP = "NOT_A_GROUP";
    private static final String ALREADY_DECIDED = "ALREADY_DECIDED";
    private static final String ALREADY_SUBSTITUTED = "ALREADY_SUBSTITUTED";
    private static final String DEADLINE_PASSED = "DEADLINE_PASSED";
    private static final String ONE_OF_SEVERAL = "ONE_OF_SEVERAL";
    private static final String ILLEGAL_STATE = "ILLEGAL_STATE";

    private MentorshipActions() {}

    /**
     * How a caller stands to a mentorship.
     *
     * @param own the caller's decision; null for somebody who is no member
     * @param oneOfSeveral whether the caller is one of several mentees of a group
     * @param overdue whether the caller's time to answer is over
     * @param group whether its program is one for groups
     * @param substituted whether another mentorship has taken its place
     */
    record Standing(
            MentorshipState state,
            @Nullable EndReason endReason,
            @Nullable Decision own,
            boolean coordinator,
            boolean oneOfSeveral,
            boolean overdue,
            boolean group,
            boolean substituted) {

        static Standing of(Mentorship mentorship, Viewer viewer, boolean substituted, Instant now) {
            UUID person = viewer.personId();
            Member member = person == null ? null : mentorship.member(person).orElse(null);
            boolean overdue = mentorship.state() == MentorshipState.PROPOSED
                    ? mentorship.answerOverdue(now)
                    : member != null && member.late(now);
            return new Standing(
                    mentorship.state(),
                    mentorship.endReason(),
                    member == null ? null : member.decision(),
                    viewer.coordinator(),
                    member != null && mentorship.oneOfSeveral(member),
                    overdue,
                    mentorship.format() == ProgramFormat.GROUP,
                    substituted);
        }

        private boolean asked() {
            return state.live() && own == Decision.PENDING;
        }

        /** Whether the caller may decide for all: a coordinator, or a member without whom it would not go on. */
        private boolean leads() {
            return coordinator || (own == Decision.ACCEPTED && !oneOfSeveral);
        }

        private String notLeading() {
            return own == Decision.ACCEPTED ? ONE_OF_SEVERAL : NOT_A_MEMBER;
        }

        /** Whether it failed in a way that leaves somebody behind. */
        private boolean leavesSomebodyBehind() {
            return state == MentorshipState.DECLINED
                    || (state == MentorshipState.ENDED && endReason != EndReason.COHORT_COMPLETED);
        }
    }

    /** The actions for a caller. */
    static List<AllowedAction> of(Standing caller) {
        MentorshipState state = caller.state();
        Map<String, Object> params = Map.of("state", state.name());
        boolean proposed = state == MentorshipState.PROPOSED;
        return AllowedActions.begin()
                .add(ACCEPT, caller.asked() && !caller.overdue(), notAccepting(caller), params)
                .add(
                        DECLINE,
                        caller.asked() || (proposed && caller.own() != null),
                        caller.own() == null ? NOT_A_MEMBER : state.running() ? ALREADY_DECIDED : ILLEGAL_STATE,
                        params)
                .add(
                        PAUSE,
                        state == MentorshipState.ACTIVE && caller.leads(),
                        only(caller, MentorshipState.ACTIVE),
                        params)
                .add(
                        RESUME,
                        state == MentorshipState.PAUSED && caller.leads(),
                        only(caller, MentorshipState.PAUSED),
                        params)
                .add(
                        EXTEND,
                        state.running() && caller.leads(),
                        state.running() ? caller.notLeading() : ILLEGAL_STATE,
                        params)
                .add(END, mayEnd(caller), notEnding(caller), params)
                .add(
                        LEAVE,
                        state.running() && caller.own() == Decision.ACCEPTED && caller.oneOfSeveral(),
                        caller.own() == null ? NOT_A_MEMBER : state.running() ? NOT_A_GROUP : ILLEGAL_STATE,
                        params)
                .add(
                        EXTEND_DEADLINE,
                        proposed && caller.coordinator(),
                        caller.coordinator() ? ILLEGAL_STATE : NOT_COORDINATOR,
                        params)
                .add(ADD_MEMBER, changesGroup(caller), notChangingGroup(caller), params)
                .add(REMOVE_MEMBER, changesGroup(caller), notChangingGroup(caller), params)
                .add(
                        SUBSTITUTE,
                        caller.coordinator() && caller.leavesSomebodyBehind() && !caller.substituted(),
                        !caller.coordinator()
                                ? NOT_COORDINATOR
                                : caller.substituted() ? ALREADY_SUBSTITUTED : ILLEGAL_STATE,
                        params)
                .list();
    }

    private static String notAccepting(Standing caller) {
        if (caller.own() == null) {
            return NOT_A_MEMBER;
        }
        if (!caller.state().live()) {
            return ILLEGAL_STATE;
        }
        return caller.own() == Decision.PENDING ? DEADLINE_PASSED : ALREADY_DECIDED;
    }

    private static String only(Standing caller, MentorshipState needed) {
        return caller.state() == needed ? caller.notLeading() : ILLEGAL_STATE;
    }

    private static boolean mayEnd(Standing caller) {
        return caller.state().running()
                ? caller.leads()
                : caller.state() == MentorshipState.PROPOSED && caller.coordinator();
    }

    private static String notEnding(Standing caller) {
        if (caller.state().running()) {
            return caller.notLeading();
        }
        return caller.state() == MentorshipState.PROPOSED ? NOT_COORDINATOR : ILLEGAL_STATE;
    }

    private static boolean changesGroup(Standing caller) {
        return caller.coordinator() && caller.group() && caller.state().live();
    }

    private static String notChangingGroup(Standing caller) {
        if (!caller.coordinator()) {
            return NOT_COORDINATOR;
        }
        return caller.group() ? ILLEGAL_STATE : NOT_A_GROUP;
    }
}
