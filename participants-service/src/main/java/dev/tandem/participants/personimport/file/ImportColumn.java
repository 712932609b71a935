package dev.tandem.participants.personimport.file;

import java.util.Arrays;
import java.util.Optional;

/** The columns of an import file; those that are not required may be left out, and then stay as they are. */
public enum ImportColumn {
    USER_NAME("userName", true),
    GIVEN_NAME("givenName", true),
    FAMILY_NAME("familyName", true),
    EMAIL("email", false),
    JOB_TITLE("jobTitle", false),
    LEVEL("level", false),
    DEPARTMENT("department", false),
    SITE("site", false),
    CITY("city", false),
    COUNTRY("country", false),
    LATITUDE("latitude", false),
    LONGITUDE("longitude", false),
    TIME_ZONE("timeZone", false),
    LANGUAGES("languages", false),
    MANAGER_USER_NAME("managerUserName", false),
    HIRE_DATE("hireDate", false),
    ACTIVE("active", false),
    SKILLS("skills", false);

    private final String title;
    private final boolean required;

    ImportColumn(String title, boolean required) {
        this.title = title;
        this.required = required;
    }

    /** The title of the column in the header. */
    public String title() {
        return title;
    }

    boolean required() {
        return required;
    }

    static Optional<ImportColumn> byTitle(String title) {
        return Arrays.stream(values())
                .filter(column -> column.title.equalsIgnoreCase(title.strip()))
                .findFirst();
    }

    /** The column that holds a property of a person. */
    public static String titleOfProperty(String property) {
        return switch (property) {
            case "seniority" -> LEVEL.title;
            case "managerId" -> MANAGER_USER_NAME.title;
            default -> property;
        };
    }
}
