package dev.tandem.participants.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the topic of people carries. */
record PersonSnapshot(
        UUID id,
        long version,
        String userName,
        String givenName,
        String familyName,
        String displayName,
        @Nullable String email,
        @Nullable String jobTitle,
        @Nullable Seniority seniority,
        @Nullable Integer seniorityRank,
        @Nullable String department,
        @Nullable String site,
        @Nullable String city,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String timeZone,
        List<String> languages,
        @Nullable UUID managerId,
        @Nullable LocalDate hireDate,
        boolean active) {

    static final String AGGREGATE = "person";

    static PersonSnapshot of(Person person) {
        Seniority seniority = person.seniority();
        return new PersonSnapshot(
                person.id(),
                person.version(),
                person.userName(),
                person.givenName(),
                person.familyName(),
                person.displayName(),
                person.email(),
                person.jobTitle(),
                seniority,
                seniority == null ? null : seniority.rank(),
                person.department(),
                person.site(),
                person.city(),
                person.country(),
                person.latitude(),
                person.longitude(),
                person.timeZone(),
                person.languages(),
                person.managerId(),
                person.hireDate(),
                person.active());
    }
}
