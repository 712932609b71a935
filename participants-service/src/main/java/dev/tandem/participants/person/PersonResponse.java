package dev.tandem.participants.person;

import dev.tandem.participants.skill.SkillLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PersonResponse", examples = """
                {"id":"01932b7e-4c1a-7c3e-9a51-2f6d1b8e4a01","version":1,"userName":"amina.keller","givenName":"Amina",
                "familyName":"Keller","displayName":"Amina Keller","email":"amina.keller@example.org",
                "jobTitle":"Principal Engineer","seniority":"LEAD","department":"Engineering","site":"Zurich HQ",
                "city":"Zurich","country":"CH","latitude":47.3769,"longitude":8.5417,"timeZone":"Europe/Zurich",
                "languages":["de","en"],"hireDate":"2016-04-01","active":true,
                "skills":[{"skillId":"01920000-0000-7000-8000-000000001002","level":5}],
                "createdAt":"2026-01-05T08:00:00Z","updatedAt":"2026-01-05T08:00:00Z"}""")
record PersonResponse(
        UUID id,
        long version,
        String userName,
        String givenName,
        String familyName,
        String displayName,
        @Nullable String email,
        @Nullable String jobTitle,
        @Nullable Seniority seniority,
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
        boolean active,
        List<SkillLevel> skills,
        Instant createdAt,
        Instant updatedAt) {

    static PersonResponse of(Person person) {
        return new PersonResponse(
                person.id(),
                person.version(),
                person.userName(),
                person.givenName(),
                person.familyName(),
                person.displayName(),
                person.email(),
                person.jobTitle(),
                person.seniority(),
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
                person.active(),
                person.skills(),
                person.createdAt(),
                person.updatedAt());
    }
}
