package dev.tandem.participants.skill;

import dev.tandem.platform.events.Outbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Publishes the skills that a migration brought: a migration can write rows but no events. Announcing raises version 0 to
 * 1 in the transaction of the event, so that neither a crash nor a second instance doubles it.
 */
@ApplicationScoped
class BuiltInSkills {

    private final SkillRepository skills;
    private final Outbox outbox;
    private final Clock clock;

    BuiltInSkills(SkillRepository skills, Outbox outbox, Clock clock) {
        this.skills = skills;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void announce(@Observes StartupEvent event) {
        Instant now = clock.instant();
        for (Skill skill : skills.lockUnannounced()) {
            skill.announced(now);
            outbox.append(SkillSnapshot.AGGREGATE, skill.id(), "created", skill.version(), SkillSnapshot.of(skill));
        }
    }
}
