package dev.tandem.matching.request;

import dev.tandem.matching.mentorship.Constellation;
import dev.tandem.matching.mentorship.Mentorships;
import dev.tandem.matching.mentorship.Seat;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.problem.MatchingProblem;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows match requests to the two people concerned and to coordinators, and takes their answers. */
@ApplicationScoped
class MatchRequestService {

    private static final Sorts SORTS = Sorts.of("createdAt");
    static final String OBJECT_TYPE = "match-request";

    private final EntityManager entities;
    private final MatchRequestRepository requests;
    private final MatchRequestRules rules;
    private final CohortGate gate;
    private final Mentorships mentorships;
    private final Slots slots;
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
            Slots slots,
            PersonIdentities identities,
            Event<ChangeRecorded> changes,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.requests = requests;
        this.rules = rules;
        this.gate = gate;
        this.mentorships = mentorships;
        this.slots = slots;
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
    MatchRequestResponse ask(AskRequest asked) {
        MatchRequest request = rules.check(asked, caller.requirePersonId());
        requests.persist(request);
        requests.flush();
        return changed(request, "created");
    }

    @Transactional
    MatchRequestResponse accept(UUID id) {
        MatchRequest seen = requests.require(id);
        requireVisible(seen);
        Cohort cohort = gate.enterForPairing(seen.cohortId());
        // Places before requests, see Roster: another acceptance that holds them may be closing this request.
        slots.lock(List.of(seen.mentorEnrollmentId(), seen.menteeEnrollmentId()));
        MatchRequest request = requests.lock(id);
        requireNotSuperseded(request);
        require(MatchRequestActions.ACCEPT, request);
        Constellation pair = Constellation.pair(
                Seat.mentor(request.mentorPersonId(), request.mentorEnrollmentId()),
                Seat.mentee(request.menteePersonId(), request.menteeEnrollmentId()),
                request.score(),
                request.explanation());
        Instant now = clock.instant();
        request.accept(mentorships.start(cohort, pair, request.askerPersonId(), request.createdAt()), now);
        requests.flush();
        requests.supersede(request, now)
                .forEach(other -> changes.fire(new ChangeRecorded("superseded", OBJECT_TYPE, other)));
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

    /** Whose request lost against another one is told what they lost, not a state. */
    private static void requireNotSuperseded(MatchRequest request) {
        if (request.closeReason() == CloseReason.MENTOR_FULL) {
            throw new ProblemException(MatchingProblem.NO_PLACES_LEFT, "All places of the mentor are taken.");
        }
        if (request.closeReason() == CloseReason.MENTEE_MATCHED) {
            throw new ProblemException(MatchingProblem.ALREADY_MATCHED, "The mentee has a mentorship already.");
        }
    }

    private void require(String action, MatchRequest request) {
        requireVisible(request);
        UUID person = caller.requirePersonId();
        AllowedAction asked = MatchRequestActions.of(
                        request.state(),
                        request.askerPersonId().equals(person),
                        request.askedPersonId().equals(person),
                        request.late(clock.instant()))
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
        Instant now = clock.instant();
        return shown.stream()
                .map(request -> MatchRequestResponse.of(request, names, person, now))
                .toList();
    }
}
