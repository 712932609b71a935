package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.Week;
import dev.tandem.participants.skill.SkillCatalog;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a profile must obey beyond the shape of each field. */
final class ProfileRules {

    private ProfileRules() {}

    /**
     * @throws ProblemException 400 with every place that is wrong
     */
    static void require(CohortRole role, Profile profile, Set<UUID> knownSkills, Set<UUID> knownPeople) {
        List<FieldError> errors = new ArrayList<>();
        if (role != CohortRole.MENTOR && profile.capacity() != 1) {
            errors.add(new FieldError("/capacity", "ONLY_FOR_MENTORS", "must be 1 for anybody but mentors"));
        }
        errors.addAll(SkillCatalog.errors("/skillsOffered", profile.skillsOffered(), knownSkills));
        errors.addAll(SkillCatalog.errors("/skillsWanted", profile.skillsWanted(), knownSkills));
        List<Week.Window> windows =
                profile.availability().stream().map(AvailabilityWindow::window).toList();
        for (Week.Fault fault : Week.faults(windows)) {
            String place = "/availability/" + fault.index();
            errors.add(
                    switch (fault.kind()) {
                        case ENDS_BEFORE_START ->
                            new FieldError(place + "/end", "ENDS_BEFORE_START", "must be after the start");
                        case OVERLAPS -> new FieldError(place, "OVERLAPS", "overlaps with an earlier window");
                    });
        }
        errors.addAll(Answers.errors(profile.answers()));
        errors.addAll(SelfDeclaration.errors(profile.selfDeclarations()));
        List<UUID> excluded = profile.excludedPersonIds();
        for (int i = 0; i < excluded.size(); i++) {
            if (!knownPeople.contains(excluded.get(i))) {
                errors.add(new FieldError("/excludedPersonIds/" + i, "UNKNOWN_PERSON", "is not the id of a person"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
