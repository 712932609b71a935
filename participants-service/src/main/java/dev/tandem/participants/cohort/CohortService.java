package dev.tandem.participants.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.participants.ParticipantsProblem;
import dev.tandem.participants.cohort.rules.CohortAction;
import dev.tandem.participants.cohort.rules.CohortState;
import dev.tandem.participants.program.ProgramRenamed;
import dev.tandem.participants.program.ProgramRepository;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Roles;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CohortService {

    private final CohortRepository cohorts;
    private final ProgramRepository programs;
    private final CohortVisibility visibility;
    private final Outbox outbox;
    private final MergePatch mergePatch;
    private final Event<CohortOver> over;
    private final Event<CohortPlacesAdded> placesAdded;
    private final Caller caller;
    private final Clock clock;

    CohortService(
            CohortRepository cohorts,
            ProgramRepository programs,
            CohortVisibility visibility,
            Outbox outbox,
            MergePatch mergePatch,
            Event<CohortOver> over,
            Event<CohortPlacesAdded> placesAdded,
            Caller caller,
            Clock clock) {
        this.cohorts = cohorts;
        this.programs = programs;
        this.visibility = visibility;
        this.outbox = outbox;
        this.mergePatch = mergePatch;
        this.over = over;
        this.placesAdded = placesAdded;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<CohortResponse> list(@Nullable UUID programId, List<CohortState> states, PageRequest page) {
        return cohorts.list(programId, states, visibility.hidden(), page, found -> {
            Map<UUID, String> names = programs.names(
                    found.stream().map(Cohort::programId).distinct().toList());
            return found.stream()
                    .map(cohort -> response(cohort, names.getOrDefault(cohort.programId(), "")))
                    .toList();
        });
    }

    @Transactional
    CohortResponse get(UUID id) {
        Cohort cohort = cohorts.require(id);
        if (!visibility.sees(cohort)) {
            throw ProblemException.notFound("cohort", id);
        }
        return response(cohort);
    }

    @Transactional
    CohortResponse create(CreateCohortRequest request) {
        // Locked, so that a new name of the program reaches the cohort or is in it already.
        if (programs.lockIfPresent(request.programId()).isEmpty()) {
            throw ProblemException.invalid(
                    new FieldError("/programId", "UNKNOWN_PROGRAM", "is not the id of a program"));
        }
        requirePeriod(request.attributes());
        Cohort cohort = new Cohort(Ids.next(), request.programId(), request.attributes(), clock.instant());
        cohorts.persistAndFlush(cohort);
        return publish(cohort, "created");
    }

    @Transactional
    CohortResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Cohort cohort = cohorts.lock(id);
        Preconditions.check(ifMatch, cohort.version());
        Transitions.require(cohort.state().isEditable(), "change", cohort.state());
        ChangeCohortRequest before = cohort.attributes();
        ChangeCohortRequest request = mergePatch.apply(before, patch, ChangeCohortRequest.class);
        requirePeriod(request);
        requirePlaces("/mentorPlaces", request.mentorPlaces(), cohort.taken(CohortRole.MENTOR));
        requirePlaces("/menteePlaces", request.menteePlaces(), cohort.taken(CohortRole.MENTEE));
        if (!cohort.change(request, clock.instant())) {
            return response(cohort);
        }
        cohorts.flush();
        firePlacesAdded(id, CohortRole.MENTOR, before.mentorPlaces(), request.mentorPlaces());
        firePlacesAdded(id, CohortRole.MENTEE, before.menteePlaces(), request.menteePlaces());
        return publish(cohort, "changed");
    }

    @Transactional
    CohortResponse move(UUID id, CohortAction action) {
        Cohort cohort = cohorts.lock(id);
        Transitions.require(action.allowedIn(cohort.state()), action.verb(), cohort.state());
        cohort.move(action, clock.instant());
        if (cohort.state().isOver()) {
            over.fire(new CohortOver(id));
        }
        return publish(cohort, action.pastTense());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes ProgramRenamed renamed) {
        Instant now = clock.instant();
        for (Cohort cohort : cohorts.lockAllOf(renamed.programId())) {
            cohort.programRenamed(now);
            append(cohort, "changed", renamed.name());
        }
    }

    private void firePlacesAdded(UUID id, CohortRole role, @Nullable Integer before, @Nullable Integer after) {
        if (before != null && (after == null || after > before)) {
            placesAdded.fire(new CohortPlacesAdded(id, role, after == null ? Integer.MAX_VALUE : after - before));
        }
    }

    private static void requirePeriod(ChangeCohortRequest request) {
        if (request.activeUntil().isBefore(request.activeFrom())) {
            throw ProblemException.invalid(
                    new FieldError("/activeUntil", "BEFORE_START", "must not be before activeFrom"));
        }
    }

    private static void requirePlaces(String pointer, @Nullable Integer places, int taken) {
        if (places != null && places < taken) {
            throw new ProblemException(
                            ParticipantsProblem.PLACES_IN_USE,
                            "%d places are taken already.".formatted(taken),
                            new FieldError(pointer, "PLACES_IN_USE", "must be at least " + taken))
                    .with("taken", taken);
        }
    }

    private CohortResponse publish(Cohort cohort, String verb) {
        String programName = programs.require(cohort.programId()).name();
        append(cohort, verb, programName);
        return response(cohort, programName);
    }

    private void append(Cohort cohort, String verb, String programName) {
        outbox.append(
                CohortSnapshot.AGGREGATE, cohort.id(), verb, cohort.version(), CohortSnapshot.of(cohort, programName));
    }

    private CohortResponse response(Cohort cohort) {
        return response(cohort, programs.require(cohort.programId()).name());
    }

    private CohortResponse response(Cohort cohort, String programName) {
        return CohortResponse.of(cohort, programName, allowedActions(cohort));
    }

    private List<AllowedAction> allowedActions(Cohort cohort) {
        boolean coordinator = caller.isCoordinator();
        Map<String, Object> params = coordinator ? Map.of("state", cohort.state()) : Map.of("role", Roles.COORDINATOR);
        String code = coordinator ? "ILLEGAL_STATE" : "ROLE_REQUIRED";
        AllowedActions actions = AllowedActions.begin();
        for (CohortAction action : CohortAction.values()) {
            actions.add(action.verb(), coordinator && action.allowedIn(cohort.state()), code, params);
        }
        return actions.list();
    }
}
