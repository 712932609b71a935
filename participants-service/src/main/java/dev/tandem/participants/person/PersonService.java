package dev.tandem.participants.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.participants.skill.SkillCatalog;
import dev.tandem.participants.skill.SkillLevel;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PersonService {

    private final PersonRepository people;
    private final PersonChanges changes;
    private final SkillCatalog skills;
    private final MergePatch mergePatch;
    private final Caller caller;

    PersonService(
            PersonRepository people, PersonChanges changes, SkillCatalog skills, MergePatch mergePatch, Caller caller) {
        this.people = people;
        this.changes = changes;
        this.skills = skills;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @Transactional
    Page<PersonResponse> list(PersonFilter filter, PageRequest page) {
        return people.list(seesEverybody() ? filter : filter.of(caller.requirePersonId()), page);
    }

    @Transactional
    PersonResponse me() {
        return PersonResponse.of(people.require(caller.requirePersonId()));
    }

    @Transactional
    PersonResponse get(UUID id) {
        if (!seesEverybody() && !caller.requirePersonId().equals(id)) {
            throw ProblemException.notFound("person", id);
        }
        return PersonResponse.of(people.require(id));
    }

    @Transactional
    PersonResponse create(PersonAttributes attributes) {
        requireReferences(attributes);
        Person person = changes.create(attributes);
        people.flush();
        return PersonResponse.of(person);
    }

    @Transactional
    PersonResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Person person = people.lock(id);
        Preconditions.check(ifMatch, person.version());
        PersonAttributes attributes = mergePatch.apply(person.attributes(), patch, PersonAttributes.class);
        requireReferences(attributes);
        changes.change(person, attributes);
        people.flush();
        return PersonResponse.of(person);
    }

    private boolean seesEverybody() {
        return caller.isCoordinator() || caller.hasRole(Roles.HR);
    }

    private void requireReferences(PersonAttributes attributes) {
        List<SkillLevel> levels = attributes.skills() == null ? List.of() : attributes.skills();
        List<FieldError> errors = new ArrayList<>(SkillCatalog.errors(
                "/skills",
                levels,
                skills.existing(levels.stream().map(SkillLevel::skillId).toList())));
        UUID managerId = attributes.managerId();
        if (managerId != null && people.find(managerId).isEmpty()) {
            errors.add(new FieldError("/managerId", "UNKNOWN_PERSON", "is not the id of a person"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
