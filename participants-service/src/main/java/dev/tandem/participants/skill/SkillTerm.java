package dev.tandem.participants.skill;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A name or alias in lower case; written by the database whenever a skill changes. */
@Entity
@Immutable
class SkillTerm {

    @Id
    String term;

    UUID skillId;

    @SuppressWarnings("NullAway.Init")
    protected SkillTerm() {}
}
