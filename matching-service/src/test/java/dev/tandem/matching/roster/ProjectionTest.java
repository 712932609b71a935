package dev.tandem.matching.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.matching.pool.DeclarationPurpose;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.SelfDeclaration;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class ProjectionTest {

    private static final TypeReference<LinkedHashMap<String, Object>> SNAPSHOT = new TypeReference<>() {};

    @Inject
    PoolFixture pool;

    @Inject
    Roster roster;

    @Inject
    PoolEntryRepository entries;

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
    void what_more_there_is_to_match_by_is_kept_as_it_was_published() {
        JsonNode person = EventExamples.of("participants", "person").getFirst();
        JsonNode profile = EventExamples.of("participants", "matching-profile").getFirst();
        pool.publish(PoolFixture.PEOPLE, "changed", new ObjectMapper().convertValue(person, SNAPSHOT));
        pool.publish(PoolFixture.PROFILES, "changed", new ObjectMapper().convertValue(profile, SNAPSHOT));
        UUID personId = UUID.fromString(person.get("id").asText());
        UUID enrollmentId = UUID.fromString(profile.get("id").asText());
        pool.awaitApplied(PoolFixture.PEOPLE, personId, person.get("version").asLong());
        pool.awaitApplied(
                PoolFixture.PROFILES, enrollmentId, profile.get("version").asLong());

        Person known = Objects.requireNonNull(roster.people(List.of(personId)).get(personId));
        assertThat(known.site()).isEqualTo("Zurich HQ");
        assertThat(known.city()).isEqualTo("Zurich");
        assertThat(known.country()).isEqualTo("CH");
        assertThat(known.latitude()).isEqualTo(47.3769);
        assertThat(known.longitude()).isEqualTo(8.5417);
        PoolEntry entry = entry(enrollmentId);
        assertThat(entry.experienceYears()).isEqualTo(12);
        assertThat(entry.communicationStyle()).isEqualTo("DIRECT");
        assertThat(entry.answers())
                .containsEntry("how-often", "monthly")
                .containsEntry("remote-days", 3)
                .containsEntry("topics", List.of("career", "conflict"));
        assertThat(entry.selfDeclarations())
                .containsExactly(new SelfDeclaration("first-generation", "yes", List.of("FAIRNESS", "AFFINITY")));
    }

    @Test
    void answers_and_self_declarations_are_shown_to_nobody() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        pool.change(
                PoolFixture.PROFILES,
                mentor.enrollmentId(),
                "changed",
                Map.of(
                        "answers",
                        Map.of("secret-question", "secret-answer"),
                        "selfDeclarations",
                        List.of(Map.of(
                                "attribute", "gender", "value", "secret-value", "purposes", List.of("FAIRNESS")))));

        for (String path :
                List.of("/api/v1/pool-entries/" + mentor.enrollmentId(), "/api/v1/pool-entries?cohortId=" + cohort)) {
            assertThat(Api.coordinator()
                            .get(path)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .contains(mentor.enrollmentId().toString())
                    .doesNotContain("secret", "answers", "selfDeclarations");
        }
        assertThat(entry(mentor.enrollmentId()).selfDeclarations()).hasSize(1);
    }

    @Test
    void messages_from_before_there_was_more_to_match_by_leave_it_open() {
        Enrolled mentor = pool.mentor(pool.cohort(), 1);

        PoolEntry entry = entry(mentor.enrollmentId());
        assertThat(entry.experienceYears()).isNull();
        assertThat(entry.communicationStyle()).isNull();
        assertThat(entry.answers()).isEmpty();
        assertThat(entry.selfDeclarations()).isEmpty();
        Person person =
                Objects.requireNonNull(roster.people(List.of(mentor.personId())).get(mentor.personId()));
        assertThat(person.site()).isNull();
        assertThat(person.latitude()).isNull();
    }

    @Test
    void what_is_taken_back_is_forgotten() {
        Enrolled mentor = pool.mentor(pool.cohort(), 1);
        Map<String, Object> declaration =
                Map.of("attribute", "gender", "value", "x", "purposes", List.of("AFFINITY", "SOMETHING_NEW"));
        pool.change(
                PoolFixture.PROFILES,
                mentor.enrollmentId(),
                "changed",
                Map.of("answers", Map.of("q", 1), "selfDeclarations", List.of(declaration)));
        assertThat(entry(mentor.enrollmentId()).selfDeclarations().getFirst().serves(DeclarationPurpose.AFFINITY))
                .isTrue();
        assertThat(entry(mentor.enrollmentId()).selfDeclarations().getFirst().serves(DeclarationPurpose.FAIRNESS))
                .isFalse();

        pool.change(
                PoolFixture.PROFILES,
                mentor.enrollmentId(),
                "changed",
                Map.of("answers", Map.of(), "selfDeclarations", List.of()));

        assertThat(entry(mentor.enrollmentId()).answers()).isEmpty();
        assertThat(entry(mentor.enrollmentId()).selfDeclarations()).isEmpty();
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
    }

    private PoolEntry entry(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> entries.require(id));
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
