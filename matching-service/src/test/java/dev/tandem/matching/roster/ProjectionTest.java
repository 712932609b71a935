package dev.tandem.matching.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.web.Ids;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class ProjectionTest {

    private static final TypeReference<LinkedHashMap<String, Object>> SNAPSHOT = new TypeReference<>() {};

    @Inject
    PoolFixture pool;

    @Inject
    Roster roster;

    @Test
    void every_example_of_the_producers_schemas_is_taken_in() {
        for (Map.Entry<String, String> source : Map.of(
                        "person", PoolFixture.PEOPLE,
                        "skill", PoolFixture.SKILLS,
                        "program", PoolFixture.PROGRAMS,
                        "cohort", PoolFixture.COHORTS,
                        "matching-profile", PoolFixture.PROFILES)
                .entrySet()) {
            for (JsonNode example : EventExamples.of("participants", source.getKey())) {
                pool.publish(source.getValue(), "changed", new ObjectMapper().convertValue(example, SNAPSHOT));
                UUID id = UUID.fromString(example.get("id").asText());
                pool.awaitApplied(source.getValue(), id, example.get("version").asLong());
            }
        }

        JsonNode profile = EventExamples.of("participants", "matching-profile").getFirst();
        assertThat(Api.poolEntry(UUID.fromString(profile.get("id").asText())).getString("personId"))
                .isEqualTo(profile.get("personId").asText());
        JsonNode skill = EventExamples.of("participants", "skill").getFirst();
        assertThat(roster.skills())
                .extracting(Skill::name)
                .contains(skill.get("name").asText());
    }

    @Test
    void a_stale_snapshot_changes_nothing() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 3);
        Map<String, Object> old = pool.last(PoolFixture.PROFILES, mentor.enrollmentId());
        pool.change(PoolFixture.PROFILES, mentor.enrollmentId(), "changed", Map.of("capacity", 7));

        pool.publish(PoolFixture.PROFILES, "changed", old);
        // Events of one aggregate are applied in their order: once this one is, the stale one was.
        pool.change(PoolFixture.PROFILES, mentor.enrollmentId(), "changed", Map.of("capacity", 8, "version", 3));

        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("capacity")).isEqualTo(8);
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("version")).isEqualTo(3);
    }

    @Test
    void a_repeated_snapshot_is_applied_once() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 3);
        Map<String, Object> last = pool.last(PoolFixture.PROFILES, mentor.enrollmentId());

        pool.publish(PoolFixture.PROFILES, "changed", last);
        pool.publish(PoolFixture.PROFILES, "replayed", last);
        pool.change(PoolFixture.PROFILES, mentor.enrollmentId(), "changed", Map.of("capacity", 4));

        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("version")).isEqualTo(2);
    }

    @Test
    void a_poison_message_goes_to_the_dead_letters_and_the_next_one_is_applied() {
        String key = Ids.next().toString();

        TestBroker.publish(
                PoolFixture.PROFILES,
                key,
                "not json".getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "ce_id", Ids.next().toString(),
                        "ce_source", "/tandem/test",
                        "ce_specversion", "1.0",
                        "ce_type", "dev.tandem.matching-profile.changed.v1",
                        "ce_time", "2026-01-01T00:00:00Z",
                        "ce_sequence", "1",
                        "ce_subject", key));

        assertThat(TestBroker.readKey(PoolFixture.PROFILES + ".dlq", key, 1)).hasSize(1);
        Enrolled mentor = pool.mentor(pool.cohort(), 2);
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("capacity")).isEqualTo(2);
    }

    @Test
    void the_managers_of_people_outside_of_every_pool_are_known() {
        UUID boss = Ids.next();
        UUID between = Ids.next();
        UUID report = Ids.next();
        pool.publish(PoolFixture.PEOPLE, "created", with(pool.person(boss, "u-" + boss, "Boss"), "managerId", null));
        pool.publish(PoolFixture.PEOPLE, "created", with(pool.person(between, "u-" + between, "B"), "managerId", boss));
        pool.publish(
                PoolFixture.PEOPLE, "created", with(pool.person(report, "u-" + report, "R"), "managerId", between));
        for (UUID id : List.of(boss, between, report)) {
            pool.awaitApplied(PoolFixture.PEOPLE, id, 1);
        }

        assertThat(roster.managersAbove(List.of(report)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(report, between, between, boss));
        assertThat(roster.managers()).containsEntry(report, between).containsEntry(between, boss);
    }

    private static Map<String, Object> with(
            Map<String, Object> snapshot, String name, @org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(snapshot);
        if (value != null) {
            changed.put(name, value);
        }
        return changed;
    }
}
