package dev.tandem.participants.skill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SkillService {

    private final SkillRepository skills;
    private final Outbox outbox;
    private final MergePatch mergePatch;
    private final Clock clock;

    SkillService(SkillRepository skills, Outbox outbox, MergePatch mergePatch, Clock clock) {
        this.skills = skills;
        this.outbox = outbox;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @Transactional
    Page<SkillResponse> list(@Nullable String q, @Nullable UUID parentId, PageRequest page) {
        return skills.list(q, parentId, page);
    }

    @Transactional
    SkillResponse get(UUID id) {
        return SkillResponse.of(skills.require(id));
    }

    @Transactional
    SkillResponse create(WriteSkillRequest request) {
        requireParent(request.parentId());
        Skill skill = new Skill(Ids.next(), request, clock.instant());
        skills.persistAndFlush(skill);
        publish(skill, "created");
        return SkillResponse.of(skill);
    }

    @Transactional
    SkillResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Skill skill = skills.lock(id);
        Preconditions.check(ifMatch, skill.version());
        WriteSkillRequest request = mergePatch.apply(skill.attributes(), patch, WriteSkillRequest.class);
        requireParent(request.parentId());
        if (skill.change(request, clock.instant())) {
            skills.flush();
            publish(skill, "changed");
        }
        return SkillResponse.of(skill);
    }

    private void requireParent(@Nullable UUID parentId) {
        if (parentId != null && skills.find(parentId).isEmpty()) {
            throw ProblemException.invalid(new FieldError("/parentId", "UNKNOWN_SKILL", "is not the id of a skill"));
        }
    }

    private void publish(Skill skill, String verb) {
        outbox.append(SkillSnapshot.AGGREGATE, skill.id(), verb, skill.version(), SkillSnapshot.of(skill));
    }
}
