package dev.tandem.participants.enrollment;

import dev.tandem.participants.ParticipantsProblem;
import dev.tandem.participants.cohort.Cohort;
import dev.tandem.participants.cohort.CohortRepository;
import dev.tandem.participants.enrollment.EnrollmentRepository.EnrollmentKey;
import dev.tandem.participants.person.Person;
import dev.tandem.participants.person.PersonRepository;
import dev.tandem.participants.skill.SkillCatalog;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes applications, one or many: everything they refer to is read by one query for each kind, and their cohorts are
 * locked in one order.
 */
@ApplicationScoped
class Applications {

    private final EnrollmentRepository enrollments;
    private final CohortRepository cohorts;
    private final PersonRepository people;
    private final SkillCatalog skills;
    private final EnrollmentPublisher publisher;
    private final Clock clock;

    Applications(
            EnrollmentRepository enrollments,
            CohortRepository cohorts,
            PersonRepository people,
            SkillCatalog skills,
            EnrollmentPublisher publisher,
            Clock clock) {
        this.enrollments = enrollments;
        this.cohorts = cohorts;
        this.people = people;
        this.skills = skills;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** An application and who applies. */
    record Application(UUID personId, CreateEnrollmentRequest request) {}

    /** What applications refer to, as it is now; the cohorts are locked until the transaction ends. */
    record Known(
            Map<UUID, Cohort> cohorts, Map<UUID, Person> people, Set<UUID> skillIds, Set<EnrollmentKey> enrollments) {}

    Known look(List<Application> applications) {
        Map<UUID, Cohort> lockedCohorts = byId(
                cohorts.lockAll(applications.stream()
                        .map(a -> a.request().cohortId())
                        .distinct()
                        .toList()),
                Cohort::id);
        List<UUID> applicants =
                applications.stream().map(Application::personId).distinct().toList();
        List<ChangeEnrollmentRequest> profiles =
                applications.stream().map(a -> a.request().profile()).toList();
        Set<UUID> mentioned = Stream.concat(
                        applicants.stream(), profiles.stream().flatMap(profile -> orEmpty(profile.excludedPersonIds())))
                .collect(Collectors.toSet());
        return new Known(
                lockedCohorts,
                byId(people.findAll(mentioned), Person::id),
                skills.existing(skillIds(profiles)),
                enrollments.existing(applicants, lockedCohorts.keySet()));
    }

    /** What a changed profile refers to. */
    Known look(UUID personId, ChangeEnrollmentRequest profile) {
        Set<UUID> mentioned = Stream.concat(Stream.of(personId), orEmpty(profile.excludedPersonIds()))
                .collect(Collectors.toSet());
        return new Known(
                Map.of(),
                byId(people.findAll(mentioned), Person::id),
                skills.existing(skillIds(List.of(profile))),
                Set.of());
    }

    /**
     * Enrols somebody, or says why not; nothing is written then.
     *
     * @throws ProblemException when the application is not possible
     */
    Enrollment take(Application application, Known known) {
        CreateEnrollmentRequest request = application.request();
        Person person = known.people().get(application.personId());
        if (person == null) {
            throw invalid("/personId", "UNKNOWN_PERSON", "is not the id of a person");
        }
        Cohort cohort = known.cohorts().get(request.cohortId());
        if (cohort == null) {
            throw unknownCohort();
        }
        Profile profile = request.profile().completed(person);
        ProfileRules.require(
                request.role(), profile, known.skillIds(), known.people().keySet());
        Transitions.require(cohort.state().takesApplications(), "enroll", cohort.state());
        if (!person.active()) {
            throw new ProblemException(
                    ParticipantsProblem.PERSON_INACTIVE, "Somebody who is not active cannot be enrolled.");
        }
        if (known.enrollments().contains(new EnrollmentKey(person.id(), cohort.id(), request.role()))) {
            throw new ProblemException(
                    CommonProblem.DUPLICATE,
                    "The person is enrolled in the cohort in this role already.",
                    new FieldError("/personId", "DUPLICATE", "is enrolled in the cohort in this role already"));
        }
        Enrollment enrollment = new Enrollment(
                Ids.next(), cohort.id(), cohort.programId(), person.id(), request.role(), profile, clock.instant());
        publisher.requirePublishable(enrollment);
        enrollments.persist(enrollment);
        publisher.publish(enrollment, "applied");
        known.enrollments().add(new EnrollmentKey(person.id(), cohort.id(), request.role()));
        return enrollment;
    }

    static ProblemException unknownCohort() {
        return invalid("/cohortId", "UNKNOWN_COHORT", "is not the id of a cohort");
    }

    private static Set<UUID> skillIds(List<ChangeEnrollmentRequest> profiles) {
        return profiles.stream()
                .flatMap(profile -> Stream.concat(orEmpty(profile.skillsOffered()), orEmpty(profile.skillsWanted())))
                .map(level -> level.skillId())
                .collect(Collectors.toSet());
    }

    private static <T> Stream<T> orEmpty(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream().filter(Objects::nonNull);
    }

    private static <T> Map<UUID, T> byId(Collection<T> items, Function<T, UUID> id) {
        return items.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static ProblemException invalid(String pointer, String code, String detail) {
        return ProblemException.invalid(new FieldError(pointer, code, detail));
    }
}
