package dev.tandem.participants.skill;

import dev.tandem.participants.AggregateSnapshots;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class SkillSnapshots extends AggregateSnapshots<Skill> {

    SkillSnapshots(SkillRepository skills) {
        super(SkillSnapshot.AGGREGATE, skills);
    }

    @Override
    protected List<SkillSnapshot> data(List<Skill> page) {
        return page.stream().map(SkillSnapshot::of).toList();
    }
}
