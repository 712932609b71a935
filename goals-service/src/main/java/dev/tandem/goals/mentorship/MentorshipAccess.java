package dev.tandem.goals.mentorship;

import static java.util.stream.Collectors.toMap;

import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who may see and who may change what belongs to a mentorship: coordinators see everything, members see and change what
 * is in their own, and for everybody else it does not exist.
 */
@ApplicationScoped
public class MentorshipAccess {

    private static final String KNOWN = "exists (select 1 from Mentorship m where m.id = e.mentorshipId)";
    private static final String OF_MEMBER =
            "e.mentorshipId in" + " (select m.id from Mentorship m join m.memberIds member where member = :member)";

    private final MentorshipRepository mentorships;
    private final Caller caller;

    MentorshipAccess(MentorshipRepository mentorships, Caller caller) {
        this.mentorships = mentorships;
        this.caller = caller;
    }

    /**
     * Narrows a list of entities with a {@code mentorshipId} to what this caller may see.
     *
     * @throws ProblemException 403 for a participant whose token is linked to nobody
     */
    public <E> Keyset<E> narrow(Keyset<E> list) {
        return caller.isCoordinator()
                ? list.matching(KNOWN)
                : list.matching(OF_MEMBER, "member", caller.requirePersonId());
    }

    /**
     * One of {@link #byIds}.
     *
     * @throws IllegalStateException when the projection does not hold it, as while it is being rebuilt
     */
    public MentorshipView known(Map<UUID, MentorshipView> mentorships, UUID id) {
        MentorshipView mentorship = mentorships.get(id);
        if (mentorship == null) {
            throw new IllegalStateException("The projection of mentorships lacks " + id + "; is it being rebuilt?");
        }
        return mentorship;
    }

    /** Mentorships by id, in one query. */
    public Map<UUID, MentorshipView> byIds(Collection<UUID> ids) {
        return mentorships.withMembers(Set.copyOf(ids)).stream()
                .map(Mentorship::view)
                .collect(toMap(MentorshipView::id, view -> view));
    }

    /**
     * A mentorship whose work this caller may see.
     *
     * @throws ProblemException 404 when it does not exist or not for this caller
     */
    public MentorshipView requireReadable(UUID mentorshipId) {
        MentorshipView mentorship = mentorships
                .findByIdOptional(mentorshipId)
                .map(Mentorship::view)
                .orElseThrow(MentorshipAccess::notFound);
        if (!caller.isCoordinator() && !mentorship.hasMember(caller.requirePersonId())) {
            throw notFound();
        }
        return mentorship;
    }

    /**
     * A mentorship that this caller belongs to.
     *
     * @throws ProblemException 404 when they may not see it, 403 when they see it only as a coordinator
     */
    public MentorshipView requireMember(UUID mentorshipId) {
        MentorshipView mentorship = requireReadable(mentorshipId);
        if (!isMember(mentorship)) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only members of the mentorship change what is in it.");
        }
        return mentorship;
    }

    /** Whether this caller belongs to a mentorship. */
    public boolean isMember(MentorshipView mentorship) {
        return caller.personId().filter(mentorship::hasMember).isPresent();
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no such object, or not for you.");
    }
}
