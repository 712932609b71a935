package dev.tandem.participants.personimport;

import dev.tandem.participants.person.PersonAttributes;
import dev.tandem.participants.person.Seniority;
import dev.tandem.participants.personimport.file.ImportColumn;
import dev.tandem.participants.personimport.file.ImportFile;
import dev.tandem.participants.personimport.file.LineError;
import dev.tandem.participants.skill.SkillLevel;
import dev.tandem.platform.web.NameKey;
import dev.tandem.platform.web.ValueBounds;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the cells of a record into a person; each cell that cannot be understood is an error. */
final class RowReader {

    /** Level of a skill that comes without one: in the middle. */
    private static final int DEFAULT_SKILL_LEVEL = 3;

    /** Of the many ways to write a number only this one: a decimal comma must not be read as something else. */
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,15})?");

    private final ImportFile.Entry row;
    private final Map<String, UUID> skillIds;
    private final List<LineError> errors = new ArrayList<>();

    /** @param skillIds names and aliases in lower case, with the skill that each means */
    RowReader(ImportFile.Entry row, Map<String, UUID> skillIds) {
        this.row = row;
        this.skillIds = skillIds;
    }

    /** What could not be understood so far. */
    List<LineError> errors() {
        return errors;
    }

    ImportedPerson read() {
        String manager = optional(ImportColumn.MANAGER_USER_NAME);
        PersonAttributes values = new PersonAttributes(
                text(ImportColumn.USER_NAME),
                text(ImportColumn.GIVEN_NAME),
                text(ImportColumn.FAMILY_NAME),
                null,
                optional(ImportColumn.EMAIL),
                optional(ImportColumn.JOB_TITLE),
                seniority(),
                optional(ImportColumn.DEPARTMENT),
                optional(ImportColumn.SITE),
                optional(ImportColumn.CITY),
                country(),
                degrees(ImportColumn.LATITUDE),
                degrees(ImportColumn.LONGITUDE),
                optional(ImportColumn.TIME_ZONE),
                list(ImportColumn.LANGUAGES),
                null,
                hireDate(),
                active(),
                skills());
        return new ImportedPerson(values, row.cells().keySet(), manager == null ? null : NameKey.of(manager));
    }

    private String text(ImportColumn column) {
        return Objects.requireNonNullElse(row.cell(column), "");
    }

    private @Nullable String optional(ImportColumn column) {
        String cell = row.cell(column);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    private List<String> list(ImportColumn column) {
        return Arrays.stream(text(column).split(";", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private @Nullable String country() {
        String cell = optional(ImportColumn.COUNTRY);
        return cell == null ? null : cell.toUpperCase(Locale.ROOT);
    }

    private @Nullable Double degrees(ImportColumn column) {
        String cell = optional(column);
        if (cell == null) {
            return null;
        }
        if (!DEGREES.matcher(cell).matches()) {
            refuse(column, "invalid-degrees", "is not a number of degrees such as 47.3769");
            return null;
        }
        return Double.valueOf(cell);
    }

    private @Nullable Seniority seniority() {
        String cell = optional(ImportColumn.LEVEL);
        if (cell == null) {
            return null;
        }
        for (Seniority level : Seniority.values()) {
            if (level.name().equalsIgnoreCase(cell)
                    || Integer.toString(level.rank()).equals(cell)) {
                return level;
            }
        }
        refuse(ImportColumn.LEVEL, "invalid-level", "is not one of " + Arrays.toString(Seniority.values()));
        return null;
    }

    private @Nullable LocalDate hireDate() {
        String cell = optional(ImportColumn.HIRE_DATE);
        if (cell == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(cell);
            if (ValueBounds.allow(day)) {
                return day;
            }
            refuse(
                    ImportColumn.HIRE_DATE,
                    "date-out-of-range",
                    "is not between %s and %s".formatted(ValueBounds.FIRST_DAY, ValueBounds.LAST_DAY));
        } catch (DateTimeParseException e) {
            refuse(ImportColumn.HIRE_DATE, "invalid-date", "is not a date such as 2024-09-16");
        }
        return null;
    }

    private @Nullable Boolean active() {
        String cell = optional(ImportColumn.ACTIVE);
        return switch (cell == null ? "" : cell.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> {
                refuse(ImportColumn.ACTIVE, "invalid-boolean", "is neither true nor false");
                yield null;
            }
        };
    }

    /** {@code name or alias[:level]}, separated by semicolons; of two levels of one skill the higher one counts. */
    private List<SkillLevel> skills() {
        Map<UUID, Integer> levels = new LinkedHashMap<>();
        for (String item : list(ImportColumn.SKILLS)) {
            int colon = item.lastIndexOf(':');
            String name = colon < 0 ? item : item.substring(0, colon).strip();
            String level = colon < 0
                    ? Integer.toString(DEFAULT_SKILL_LEVEL)
                    : item.substring(colon + 1).strip();
            UUID skillId = skillIds.get(name.toLowerCase(Locale.ROOT));
            if (skillId == null) {
                refuse(ImportColumn.SKILLS, "unknown-skill", "names no skill: " + name);
            } else if (!level.matches("[1-5]")) {
                refuse(ImportColumn.SKILLS, "invalid-skill-level", "has a level that is not 1 to 5: " + item);
            } else {
                levels.merge(skillId, Integer.valueOf(level), Math::max);
            }
        }
        return levels.entrySet().stream()
                .map(entry -> new SkillLevel(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void refuse(ImportColumn column, String code, String detail) {
        errors.add(LineError.of(column, code, detail));
    }
}
