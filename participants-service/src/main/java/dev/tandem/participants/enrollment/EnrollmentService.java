package dev.tandem.participants.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.participants.ParticipantsProblem;
import dev.tandem.participants.cohort.Cohort;
import dev.tandem.participants.cohort.CohortPlacesAdded;
import dev.tandem.participants.cohort.CohortRepository;
import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.cohort.CohortVisibility;
import dev.tandem.participants.enrollment.Applications.Application;
import dev.tandem.participants.enrollment.Applications.Known;
import dev.tandem.participants.enrollment.rules.EnrollmentAction;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.participants.person.Person;
import dev.tandem.platform.web.BatchResult;
import dev.tandem.platform.web.BatchResult.Item;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Enrollments and their decisions. Whatever depends on the cohort's state or places locks the cohort first and the
 * enrollment second, always in this order.
 */
@ApplicationScoped
class EnrollmentService {

    private final EnrollmentRepository enrollments;
    private final CohortRepository cohorts;
    private final CohortVisibility visibility;
    private final Applications applications;
    private final EnrollmentPublisher publisher;
    private final EnrollmentActions actions;
    private final OwnDeclarations ownDeclarations;
    private final MergePatch mergePatch;
    private final Validator validator;
    private final Caller caller;
    private final Clock clock;

    EnrollmentService(
            EnrollmentRepository enrollments,
            CohortRepository cohorts,
            CohortVisibility visibility,
            Applications applications,
            EnrollmentPublisher publisher,
            EnrollmentActions actions,
            OwnDeclarations ownDeclarations,
            MergePatch mergePatch,
            Validator validator,
            Caller caller,
            Clock clock) {
        this.enrollments = enrollments;
        this.cohorts = cohorts;
        this.visibility = visibility;
        this.applications = applications;
        this.publisher = publisher;
        this.actions = actions;
        this.ownDeclarations = ownDeclarations;
        this.mergePatch = mergePatch;
        this.validator = validator;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<EnrollmentResponse> list(EnrollmentFilter filter, PageRequest page) {
        UUID ownerId = caller.isCoordinator() ? null : caller.requirePersonId();
        return enrollments.list(filter, ownerId, page, found -> {
            Map<UUID, Cohort> cohortsOfPage =
                    cohorts
                            .findAll(found.stream()
                                    .map(Enrollment::cohortId)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(Cohort::id, Function.identity()));
            return found.stream()
                    .map(enrollment ->
                            response(enrollment, Objects.requireNonNull(cohortsOfPage.get(enrollment.cohortId()))))
                    .toList();
        });
    }

    @Transactional
    EnrollmentResponse get(UUID id) {
        Enrollment enrollment = requireVisible(enrollments.require(id));
        return response(enrollment, cohorts.require(enrollment.cohortId()));
    }

    @Transactional
    EnrollmentResponse create(CreateEnrollmentRequest request) {
        Application application = new Application(applicant(request), request);
        Enrollment enrollment = take(application, applications.look(List.of(application)));
        enrollments.flush();
        return response(enrollment, cohorts.require(enrollment.cohortId()));
    }

    @Transactional
    BatchResult<EnrollmentResponse> createBatch(List<CreateEnrollmentRequest> requests) {
        List<Application> valid = new ArrayList<>();
        List<@Nullable ProblemException> refusals = new ArrayList<>();
        for (CreateEnrollmentRequest request : requests) {
            Set<ConstraintViolation<CreateEnrollmentRequest>> violations = validator.validate(request);
            refusals.add(violations.isEmpty() ? null : ProblemException.invalid(violations));
            if (violations.isEmpty()) {
                valid.add(new Application(applicant(request), request));
            }
        }
        Known known = applications.look(valid);
        List<Item<EnrollmentResponse>> items = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < requests.size(); i++) {
            ProblemException refusal = refusals.get(i);
            items.add(refusal != null ? refused(i, refusal) : item(i, valid.get(next++), known));
        }
        enrollments.flush();
        return new BatchResult<>(items);
    }

    @Transactional
    EnrollmentResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Enrollment enrollment = requireVisible(enrollments.lock(id));
        Preconditions.check(ifMatch, enrollment.version());
        Transitions.require(!enrollment.state().isTerminal(), "change", enrollment.state());
        Cohort cohort = cohorts.require(enrollment.cohortId());
        Transitions.require(!cohort.state().isOver(), "change", cohort.state());
        ownDeclarations.requireWriter(enrollment.personId(), patch.has("selfDeclarations"));
        ChangeEnrollmentRequest request =
                mergePatch.apply(enrollment.profile().asRequest(), patch, ChangeEnrollmentRequest.class);
        Known known = applications.look(enrollment.personId(), request);
        Person person = Objects.requireNonNull(known.people().get(enrollment.personId()));
        Profile profile = request.completed(person);
        ProfileRules.require(
                enrollment.role(), profile, known.skillIds(), known.people().keySet());
        if (enrollment.change(profile, clock.instant())) {
            publisher.publish(enrollment, "changed");
        }
        return response(enrollment, cohort);
    }

    /** @param reason of a rejection */
    @Transactional
    EnrollmentResponse move(UUID id, EnrollmentAction action, @Nullable String reason) {
        UUID cohortId = requireVisible(enrollments.require(id)).cohortId();
        Cohort cohort = cohorts.lock(cohortId);
        Enrollment enrollment = enrollments.lock(id);
        EnrollmentState before = enrollment.state();
        Transitions.require(action.allowedIn(before), action.verb(), before);
        if (action.isDecision()) {
            Transitions.require(cohort.state().takesDecisions(), action.verb(), cohort.state());
        }
        if (action == EnrollmentAction.APPROVE && !cohorts.takePlace(cohortId, enrollment.role())) {
            throw noPlacesLeft(cohort, enrollment.role());
        }
        step(enrollment, action, reason);
        if (before == EnrollmentState.READY) {
            cohorts.releasePlace(cohortId, enrollment.role());
            promote(cohort, enrollment.role(), 1);
        }
        return response(enrollment, cohort);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void fill(@Observes CohortPlacesAdded added) {
        promote(cohorts.require(added.cohortId()), added.role(), added.count());
    }

    /** Gives free places to those who have waited longest. */
    private void promote(Cohort cohort, CohortRole role, int places) {
        if (!cohort.state().takesDecisions()) {
            return;
        }
        for (int i = 0; i < places; i++) {
            Optional<Enrollment> oldest = enrollments.lockOldestWaitlisted(cohort.id(), role);
            if (oldest.isEmpty() || !cohorts.takePlace(cohort.id(), role)) {
                return;
            }
            step(oldest.get(), EnrollmentAction.PROMOTE, null);
        }
    }

    private void step(Enrollment enrollment, EnrollmentAction action, @Nullable String reason) {
        Instant now = clock.instant();
        enrollment.move(action, reason, now);
        publisher.publish(enrollment, action.pastTense());
    }

    private Enrollment take(Application application, Known known) {
        Cohort cohort = known.cohorts().get(application.request().cohortId());
        if (cohort != null && !visibility.sees(cohort)) {
            throw Applications.unknownCohort();
        }
        ownDeclarations.requireWriter(
                application.personId(), application.request().selfDeclarations() != null);
        return applications.take(application, known);
    }

    private Item<EnrollmentResponse> item(int index, Application application, Known known) {
        try {
            Enrollment enrollment = take(application, known);
            Cohort cohort = Objects.requireNonNull(known.cohorts().get(enrollment.cohortId()));
            return Item.done(index, 201, enrollment.id(), response(enrollment, cohort));
        } catch (ProblemException e) {
            return refused(index, e);
        }
    }

    /** The pointers of an item lead into the whole request. */
    private static Item<EnrollmentResponse> refused(int index, ProblemException problem) {
        List<FieldError> errors = problem.errors().stream()
                .map(error -> error.under("/items/" + index))
                .toList();
        ProblemException placed = new ProblemException(problem.type(), String.valueOf(problem.getMessage()), errors);
        problem.extensions().forEach(placed::with);
        return Item.refused(index, placed);
    }

    private UUID applicant(CreateEnrollmentRequest request) {
        UUID personId = request.personId();
        if (caller.isCoordinator()) {
            return Optional.ofNullable(personId)
                    .or(caller::personId)
                    .orElseThrow(() -> ProblemException.invalid(
                            new FieldError("/personId", "REQUIRED", "is required: the caller is not a participant")));
        }
        UUID own = caller.requirePersonId();
        if (personId != null && !personId.equals(own)) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Participants enrol nobody but themselves.");
        }
        return own;
    }

    private Enrollment requireVisible(Enrollment enrollment) {
        if (!caller.isCoordinator() && !enrollment.personId().equals(caller.requirePersonId())) {
            throw ProblemException.notFound("enrollment", enrollment.id());
        }
        return enrollment;
    }

    private static ProblemException noPlacesLeft(Cohort cohort, CohortRole role) {
        return new ProblemException(
                        ParticipantsProblem.NO_PLACES_LEFT, "All places for the role %s are taken.".formatted(role))
                .with("role", role)
                .with("places", Objects.requireNonNullElse(cohort.places(role), 0));
    }

    private EnrollmentResponse response(Enrollment enrollment, Cohort cohort) {
        return EnrollmentResponse.of(
                enrollment, ownDeclarations.seenBy(enrollment.personId()), actions.of(enrollment, cohort));
    }
}
