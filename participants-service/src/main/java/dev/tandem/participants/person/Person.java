package dev.tandem.participants.person;

import dev.tandem.participants.skill.SkillLevel;
import dev.tandem.platform.events.AggregateRoot;
import dev.tandem.platform.web.NameKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person as human resources know them. */
@Entity
public class Person extends AggregateRoot {

    private String userName;

    /** When two userNames are the same. */
    private @Nullable String userNameKey;

    /** The userName that the key was made from; read by the database. */
    @Column
    private @Nullable String userNameKeyed;

    private String givenName;
    private String familyName;
    private String displayName;
    private @Nullable String email;
    private @Nullable String jobTitle;

    @Enumerated(EnumType.STRING)
    private @Nullable Seniority seniority;

    private @Nullable String department;
    private @Nullable String site;
    private @Nullable String city;
    private @Nullable String country;
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private @Nullable String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> languages;

    private @Nullable UUID managerId;
    private @Nullable LocalDate hireDate;
    private boolean active;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SkillLevel> skills;

    /** Written by the database, for searching. */
    @Column(insertable = false, updatable = false)
    private @Nullable String searchText;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    /** A new person, active unless the attributes say otherwise. */
    @SuppressWarnings("NullAway.Init") // write() sets the rest.
    Person(UUID id, PersonAttributes attributes, Instant now) {
        super(id, now);
        active = true;
        write(attributes.normalized());
    }

    public String userName() {
        return userName;
    }

    /** What the userName is compared by; of somebody who shares a name with an earlier person, one that no name has. */
    public String userNameKey() {
        return userNameKey == null ? NameKey.of(userName) : userNameKey;
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    public String displayName() {
        return displayName;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String jobTitle() {
        return jobTitle;
    }

    @Nullable
    Seniority seniority() {
        return seniority;
    }

    @Nullable
    String department() {
        return department;
    }

    @Nullable
    String site() {
        return site;
    }

    @Nullable
    String city() {
        return city;
    }

    @Nullable
    String country() {
        return country;
    }

    @Nullable
    Double latitude() {
        return latitude;
    }

    @Nullable
    Double longitude() {
        return longitude;
    }

    public @Nullable String timeZone() {
        return timeZone;
    }

    public List<String> languages() {
        return languages;
    }

    public @Nullable UUID managerId() {
        return managerId;
    }

    @Nullable
    LocalDate hireDate() {
        return hireDate;
    }

    public boolean active() {
        return active;
    }

    List<SkillLevel> skills() {
        return skills;
    }

    /** What human resources may change, as it is now; a display name that follows from the names is left out. */
    public PersonAttributes attributes() {
        return new PersonAttributes(
                userName,
                givenName,
                familyName,
                displayName.equals(givenName + ' ' + familyName) ? null : displayName,
                email,
                jobTitle,
                seniority,
                department,
                site,
                city,
                country,
                latitude,
                longitude,
                timeZone,
                languages,
                managerId,
                hireDate,
                active,
                skills);
    }

    /** Whether {@link #change} with these attributes would change anything. */
    public boolean differsFrom(PersonAttributes attributes) {
        return !withActive(attributes.normalized()).equals(attributes().normalized());
    }

    /** Returns whether that changed anything. */
    boolean change(PersonAttributes attributes, Instant now) {
        if (!differsFrom(attributes)) {
            return false;
        }
        write(attributes.normalized());
        changed(now);
        return true;
    }

    private PersonAttributes withActive(PersonAttributes a) {
        return a.active() != null ? a : a.withActive(active);
    }

    private void write(PersonAttributes a) {
        if (!a.userName().equals(userName)) {
            userName = a.userName();
            userNameKey = NameKey.of(userName);
            userNameKeyed = userName;
        }
        givenName = a.givenName();
        familyName = a.familyName();
        displayName = a.displayName() == null ? a.givenName() + ' ' + a.familyName() : a.displayName();
        email = a.email();
        jobTitle = a.jobTitle();
        seniority = a.seniority();
        department = a.department();
        site = a.site();
        city = a.city();
        country = a.country();
        latitude = a.latitude();
        longitude = a.longitude();
        timeZone = a.timeZone();
        languages = a.languages() == null ? List.of() : a.languages();
        managerId = a.managerId();
        hireDate = a.hireDate();
        active = a.active() == null ? active : a.active();
        skills = a.skills() == null ? List.of() : a.skills();
    }
}
