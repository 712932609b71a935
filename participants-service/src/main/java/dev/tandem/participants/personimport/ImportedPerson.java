package dev.tandem.participants.personimport;

import dev.tandem.participants.person.PersonAttributes;
import dev.tandem.participants.personimport.file.ImportColumn;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as a line of a file describes them.
 *
 * @param values what the line says; the manager is still a name
 * @param columns those that the file has: a column that it lacks changes nothing
 * @param manager key of the userName of the manager
 */
record ImportedPerson(
        PersonAttributes values,
        Set<ImportColumn> columns,
        @Nullable String manager) {

    /** What the person shall be, given what they are. */
    PersonAttributes attributes(@Nullable PersonAttributes current, @Nullable UUID managerId) {
        if (current == null) {
            return merged(values, values, managerId);
        }
        UUID wantedManager = columns.contains(ImportColumn.MANAGER_USER_NAME) ? managerId : current.managerId();
        return merged(values, current, wantedManager);
    }

    private PersonAttributes merged(PersonAttributes given, PersonAttributes otherwise, @Nullable UUID managerId) {
        return new PersonAttributes(
                otherwise.userName(),
                given.givenName(),
                given.familyName(),
                otherwise.displayName(),
                from(ImportColumn.EMAIL, given, otherwise).email(),
                from(ImportColumn.JOB_TITLE, given, otherwise).jobTitle(),
                from(ImportColumn.LEVEL, given, otherwise).seniority(),
                from(ImportColumn.DEPARTMENT, given, otherwise).department(),
                from(ImportColumn.SITE, given, otherwise).site(),
                from(ImportColumn.CITY, given, otherwise).city(),
                from(ImportColumn.COUNTRY, given, otherwise).country(),
                place(given, otherwise).latitude(),
                place(given, otherwise).longitude(),
                from(ImportColumn.TIME_ZONE, given, otherwise).timeZone(),
                from(ImportColumn.LANGUAGES, given, otherwise).languages(),
                managerId,
                from(ImportColumn.HIRE_DATE, given, otherwise).hireDate(),
                given.active(),
                from(ImportColumn.SKILLS, given, otherwise).skills());
    }

    /** Both coordinates come from the same place, also when the file has a column for one of them alone. */
    private PersonAttributes place(PersonAttributes given, PersonAttributes otherwise) {
        return columns.contains(ImportColumn.LATITUDE) || columns.contains(ImportColumn.LONGITUDE) ? given : otherwise;
    }

    private PersonAttributes from(ImportColumn column, PersonAttributes given, PersonAttributes otherwise) {
        return columns.contains(column) ? given : otherwise;
    }
}
