package dev.tandem.participants.skill;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A skill of the taxonomy. A built-in one has version 0 until {@link BuiltInSkills} has published it. */
@Entity
class Skill extends AggregateRoot {

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> aliases;

    private @Nullable UUID parentId;

    @SuppressWarnings("NullAway.Init")
    protected Skill() {}

    Skill(UUID id, WriteSkillRequest request, Instant now) {
        super(id, now);
        this.name = request.strippedName();
        this.aliases = request.strippedAliases();
        this.parentId = request.parentId();
    }

    String name() {
        return name;
    }

    List<String> aliases() {
        return aliases;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    WriteSkillRequest attributes() {
        return new WriteSkillRequest(name, aliases, parentId);
    }

    /** Returns whether that changed anything. */
    boolean change(WriteSkillRequest request, Instant now) {
        if (name.equals(request.strippedName())
                && aliases.equals(request.strippedAliases())
                && Objects.equals(parentId, request.parentId())) {
            return false;
        }
        name = request.strippedName();
        aliases = request.strippedAliases();
        parentId = request.parentId();
        changed(now);
        return true;
    }

    void announced(Instant now) {
        changed(now);
    }
}
