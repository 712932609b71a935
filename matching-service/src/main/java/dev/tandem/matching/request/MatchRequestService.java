package dev.tandem.matching.request;

import dev.tandem.matching.mentorship.Constellation;
import dev.tandem.matching.mentorship.Mentorships;
import dev.tandem.matching.mentorship.Seat;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows match requests to the two people concerned and to coordinators, and takes their answers. */
@ApplicationScoped
class MatchRequestService {

    private static final Sorts SORTS = Sorts.of("createdAt");
    private static final String OBJECT_TYPE = "match-request";

    private final EntityManager entities;
    private final MatchRequestRepository requests;
    private final MatchRequestRules rules;
    private final CohortGate gate;
    private final Mentorships mentorships;
    private final PersonIdentities identities;
    private final Event<ChangeRecorded> changes;
    private final Caller caller;
    private final Clock clock;

    MatchRequestService(
            EntityManager entities,
            MatchRequestRepository requests,
            MatchRequestRules rules,
            CohortGate gate,
            Mentorships mentorships,
            PersonIdentities identities,
            Event<ChangeRecorded> changes,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.requests = requests;
        this.rules = rules;
        this.gate = gate;
        this.mentorships = mentorships;
        this.identities = identities;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<MatchRequestResponse> list(
            @Nullable UUID cohortId, @Nullable MatchRequestState state, @Nullable UUID personId, PageRequest page) {
        return Keyset.of(entities, MatchRequest.class, SORTS)
                .where("cohortId", cohortId)
                .where("state", state)
                .matching(
                        "e.mentorPersonId = :person or e.menteePersonId = :person",
                        "person",
                        caller.isCoordinator() ? personId : caller.requirePersonId())
                .pageOf(page, this::responses);
    }

    @Transactional
    MatchRequestResponse get(UUID id) {
        MatchRequest request = requests.require(id);
        requireVisible(request);
        return response(request);
    }

    @Transactional
    MatchRequestResponse ask(AskMentorRequest asked) {
        MatchRequest request = rules.check(asked, caller.requirePersonId());
        requests.persist(request);
        requests.flush();
        return changed(request, "created");
    }

    @Transactional
    MatchRequestResponse accept(UUID id) {
        UUID cohortId = requests.cohortOf(id).orElseThrow(() -> ProblemException.notFound(OBJECT_TYPE, id));
        requireVisible(requests.require(id));
        Cohort cohort = gate.enterForPairing(cohortId);
        MatchRequest request = requests.lock(id);
        require(MatchRequestActions.ACCEPT, request);
        Constellation pair = Constellation.pair(
                Seat.mentor(request.mentorPersonId(), request.mentorEnrollmentId()),
                Seat.mentee(request.menteePersonId(), request.menteeEnrollmentId()),
                request.score(),
                request.explanation());
        request.accept(mentorships.start(cohort, pair, request.menteePersonId(), request.createdAt()), clock.instant());
        return changed(request, "accepted");
    }

    @Transactional
    MatchRequestResponse decline(UUID id, @Nullable String reason) {
        MatchRequest request = requests.lock(id);
        require(MatchRequestActions.DECLINE, request);
        request.decline(reason, clock.instant());
        return changed(request, "declined");
    }

    @Transactional
    MatchRequestResponse withdraw(UUID id) {
        MatchRequest request = requests.lock(id);
        require(MatchRequestActions.WITHDRAW, request);
        request.withdraw(clock.instant());
        return changed(request, "withdrawn");
    }

    /** Requests are told to nobody but the two; the audit has them nevertheless. */
    private MatchRequestResponse changed(MatchRequest request, String verb) {
        changes.fire(new ChangeRecorded(verb, OBJECT_TYPE, request.id()));
        return response(request);
    }

    private void require(String action, MatchRequest request) {
        requireVisible(request);
        UUID person = caller.requirePersonId();
        AllowedAction asked = MatchRequestActions.of(
                        request.state(),
                        request.mentorPersonId().equals(person),
                        request.menteePersonId().equals(person))
                .stream()
                .filter(allowed -> allowed.action().equals(action))
                .findFirst()
                .orElseThrow();
        String code = asked.code();
        if (!asked.allowed() && code != null) {
            throw new ProblemException(
                            CommonProblem.ILLEGAL_TRANSITION,
                            "%s is not possible in the state %s.".formatted(action, request.state()))
                    .with("action", action)
                    .with("state", request.state().name())
                    .with("code", code);
        }
    }

    private void requireVisible(MatchRequest request) {
        if (!caller.isCoordinator() && !request.concerns(caller.requirePersonId())) {
            throw ProblemException.notFound(OBJECT_TYPE, request.id());
        }
    }

    private MatchRequestResponse response(MatchRequest request) {
        return responses(List.of(request)).getFirst();
    }

    private List<MatchRequestResponse> responses(List<MatchRequest> shown) {
        Map<UUID, String> names = identities.displayNames(shown.stream()
                .flatMap(request -> Stream.of(request.mentorPersonId(), request.menteePersonId()))
                .distinct()
                .toList());
        UUID person = caller.personId().orElse(null);
        return shown.stream()
                .map(request -> MatchRequestResponse.of(request, names, person))
                .toList();
    }
}
