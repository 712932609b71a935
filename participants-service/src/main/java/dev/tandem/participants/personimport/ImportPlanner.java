package dev.tandem.participants.personimport;

import dev.tandem.participants.person.PersonAttributes;
import dev.tandem.participants.person.PersonRepository;
import dev.tandem.participants.personimport.ImportPlan.Item;
import dev.tandem.participants.personimport.file.ImportColumn;
import dev.tandem.participants.personimport.file.ImportFile;
import dev.tandem.participants.personimport.file.LineError;
import dev.tandem.participants.personimport.file.ReportingLines;
import dev.tandem.participants.skill.SkillCatalog;
import dev.tandem.platform.web.NameKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a whole file and decides what becomes of each line, before anything is written. */
@ApplicationScoped
class ImportPlanner {

    private final SkillCatalog skills;
    private final PersonRepository people;
    private final Validator validator;

    ImportPlanner(SkillCatalog skills, PersonRepository people, Validator validator) {
        this.skills = skills;
        this.people = people;
        this.validator = validator;
    }

    ImportPlan plan(byte[] content) throws ImportFile.UnusableFileException {
        ImportFile file = ImportFile.read(content);
        List<Item> refused = new ArrayList<>();
        file.broken().forEach(broken -> refused.add(new Item(broken.line(), null, null, List.of(broken.error()))));
        Map<String, Item> accepted = readable(file, refused);
        List<Item> items = new ArrayList<>(refused);
        ReportingLines.Result lines = order(accepted);
        lines.refused().forEach((userName, reason) -> items.add(refuse(accepted, userName, reason)));
        lines.order().forEach(userName -> items.add(Objects.requireNonNull(accepted.get(userName))));
        return new ImportPlan(items);
    }

    /** The lines that make sense on their own, by the key of their userName; the others go to {@code refused}. */
    private Map<String, Item> readable(ImportFile file, List<Item> refused) {
        Map<String, UUID> skillIds = skills.idsByTerm();
        Map<String, Item> accepted = new LinkedHashMap<>();
        Map<String, Integer> firstLines = new LinkedHashMap<>();
        for (ImportFile.Entry row : file.records()) {
            RowReader reader = new RowReader(row, skillIds);
            ImportedPerson person = reader.read();
            List<LineError> errors = new ArrayList<>(reader.errors());
            errors.addAll(violations(person.values()));
            String userName = person.values().userName();
            String key = NameKey.of(userName);
            Integer first = key.isEmpty() ? null : firstLines.putIfAbsent(key, row.line());
            if (first != null) {
                errors.add(LineError.of(
                        ImportColumn.USER_NAME, "duplicate-user-name", "is on line %d already".formatted(first)));
            }
            if (errors.isEmpty()) {
                accepted.put(key, new Item(row.line(), userName, person, List.of()));
            } else {
                refused.add(new Item(row.line(), abbreviate(userName), null, errors));
            }
        }
        return accepted;
    }

    private ReportingLines.Result order(Map<String, Item> accepted) {
        Map<String, @Nullable String> known = people.managersByUserName();
        List<ReportingLines.Member> members = new ArrayList<>();
        accepted.forEach((userName, item) -> {
            ImportedPerson person = Objects.requireNonNull(item.person());
            String manager =
                    person.columns().contains(ImportColumn.MANAGER_USER_NAME) ? person.manager() : known.get(userName);
            members.add(new ReportingLines.Member(userName, manager));
        });
        return ReportingLines.order(members, known);
    }

    private static Item refuse(Map<String, Item> accepted, String userName, String reason) {
        Item item = Objects.requireNonNull(accepted.get(userName));
        String manager = Objects.requireNonNull(item.person()).manager();
        String detail = reason.equals(ReportingLines.UNKNOWN_MANAGER)
                ? "names nobody who is known or accepted from this file: " + manager
                : "leads back to the person: " + manager;
        return new Item(
                item.line(),
                item.userName(),
                null,
                List.of(LineError.of(ImportColumn.MANAGER_USER_NAME, reason, detail)));
    }

    private List<LineError> violations(PersonAttributes values) {
        return validator.validate(values).stream()
                .map(ImportPlanner::error)
                .sorted((a, b) -> String.valueOf(a.column()).compareTo(String.valueOf(b.column())))
                .toList();
    }

    private static LineError error(ConstraintViolation<PersonAttributes> violation) {
        String property = violation.getPropertyPath().iterator().next().getName();
        String code = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        return new LineError(ImportColumn.titleOfProperty(property), code, violation.getMessage());
    }

    private static @Nullable String abbreviate(String userName) {
        if (userName.isEmpty()) {
            return null;
        }
        return userName.length() > 100 ? userName.substring(0, 100) : userName;
    }
}
