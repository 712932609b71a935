package dev.tandem.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.web.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Plays participants-service: publishes its events, in the shape of its schemas, to the real broker and waits until this
 * service has applied them. Everybody it makes can be paired with everybody else under the standard policy.
 */
@ApplicationScoped
public class PoolFixture {

    public static final String PEOPLE = "tandem.participants.person";
    public static final String SKILLS = "tandem.participants.skill";
    public static final String PROGRAMS = "tandem.participants.program";
    public static final String COHORTS = "tandem.participants.cohort";
    public static final String PROFILES = "tandem.participants.matching-profile";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final AgroalDataSource database;
    private final Map<String, Map<String, Object>> published = new ConcurrentHashMap<>();

    PoolFixture(AgroalDataSource database) {
        this.database = database;
    }

    /** Somebody with an enrollment. */
    public record Enrolled(UUID personId, UUID enrollmentId, String userName, String displayName) {}

    /** An event that was published and is to be awaited. */
    private record Sent(String topic, UUID id, long version) {}

    /** A cohort in the state MATCHING, of a program without self-matching. */
    public UUID cohort() {
        return cohort(false);
    }

    public UUID cohort(boolean selfMatching) {
        return cohort("ONE_ON_ONE", selfMatching);
    }

    /** A cohort in the state MATCHING, of a program of this format. */
    public UUID cohort(String format, boolean selfMatching) {
        UUID programId = Ids.next();
        UUID cohortId = Ids.next();
        List<Sent> sent = new ArrayList<>();
        sent.add(send(
                PROGRAMS,
                "created",
                snapshot(
                        "id",
                        programId,
                        "version",
                        1,
                        "name",
                        "Program " + programId,
                        "format",
                        format,
                        "objectives",
                        List.of(),
                        "meetingCadence",
                        "P14D",
                        "selfMatching",
                        selfMatching,
                        "createdAt",
                        "2026-01-05T09:00:00Z",
                        "updatedAt",
                        "2026-01-05T09:00:00Z")));
        sent.add(send(
                COHORTS,
                "matching-started",
                snapshot(
                        "id", cohortId,
                        "version", 3,
                        "programId", programId,
                        "programName", "Program " + programId,
                        "name", "Spring",
                        "state", "MATCHING",
                        "activeFrom", "2026-03-01",
                        "activeUntil", "2026-08-31",
                        "createdAt", "2026-01-06T08:00:00Z",
                        "updatedAt", "2026-02-15T08:00:00Z")));
        await(sent);
        return cohortId;
    }

    public Enrolled mentor(UUID cohortId, int capacity) {
        return enrol(cohortId, "MENTOR", capacity, 1).getFirst();
    }

    public Enrolled mentee(UUID cohortId) {
        return enrol(cohortId, "MENTEE", 1, 1).getFirst();
    }

    /** Several people in one role, published together and awaited once. */
    public List<Enrolled> enrol(UUID cohortId, String role, int capacity, int count) {
        return enrol(cohortId, role, capacity, count, Map.of());
    }

    /** Several people in one role, whose profiles say this besides. */
    public List<Enrolled> enrol(UUID cohortId, String role, int capacity, int count, Map<String, ?> profile) {
        List<Sent> sent = new ArrayList<>();
        List<Enrolled> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID personId = Ids.next();
            String userName = "user-" + personId;
            String displayName = role + " " + personId.toString().substring(24);
            sent.add(send(PEOPLE, "created", person(personId, userName, displayName)));
            sent.add(link(TestPerson.of(personId, userName)));
            UUID enrollmentId = Ids.next();
            Map<String, Object> described = profile(enrollmentId, cohortId, personId, role, capacity);
            described.putAll(profile);
            sent.add(send(PROFILES, "changed", described));
            people.add(new Enrolled(personId, enrollmentId, userName, displayName));
        }
        await(sent);
        return people;
    }

    /** Publishes what was published last for this id, with other values and the next version, and waits for it. */
    public void change(String topic, UUID id, String verb, Map<String, ?> changes) {
        Map<String, Object> next = new LinkedHashMap<>(last(topic, id));
        next.put("version", ((Number) next.getOrDefault("version", 0)).longValue() + 1);
        next.putAll(changes);
        await(List.of(send(topic, verb, next)));
    }

    public void leave(Enrolled somebody) {
        change(PROFILES, somebody.enrollmentId(), "changed", Map.of("state", "WITHDRAWN"));
    }

    public void moveCohort(UUID cohortId, String state, String verb) {
        change(COHORTS, cohortId, verb, Map.of("state", state));
    }

    /** What was published last for this id. */
    public Map<String, Object> last(String topic, UUID id) {
        return Objects.requireNonNull(published.get(topic + "/" + id), () -> "nothing was published of " + id);
    }

    /** Publishes any snapshot without waiting. */
    public void publish(String topic, String verb, Map<String, Object> snapshot) {
        send(topic, verb, snapshot);
    }

    /** Waits until this service has applied at least this version. */
    public void awaitApplied(String topic, UUID id, long version) {
        await(List.of(new Sent(topic, id, version)));
    }

    public Map<String, Object> person(UUID id, String userName, String displayName) {
        return snapshot(
                "id",
                id,
                "version",
                1,
                "userName",
                userName,
                "givenName",
                "Given",
                "familyName",
                "Family",
                "displayName",
                displayName,
                "seniority",
                "SENIOR",
                "seniorityRank",
                4,
                "department",
                "Engineering",
                "languages",
                List.of("en"),
                "active",
                true);
    }

    public Map<String, Object> profile(UUID id, UUID cohortId, UUID personId, String role, int capacity) {
        return snapshot(
                "id",
                id,
                "version",
                1,
                "cohortId",
                cohortId,
                "programId",
                last(COHORTS, cohortId).getOrDefault("programId", id),
                "personId",
                personId,
                "role",
                role,
                "state",
                "READY",
                "capacity",
                capacity,
                "skillsOffered",
                List.of(),
                "skillsWanted",
                List.of(),
                "goalTags",
                List.of("leadership"),
                "interests",
                List.of("chess"),
                "availability",
                List.of(Map.of("day", "TUESDAY", "start", "09:00", "end", "11:00")),
                "timeZone",
                "Europe/Zurich",
                "languages",
                List.of("en"),
                "meetingModes",
                List.of("VIRTUAL"),
                "excludedPersonIds",
                List.of(),
                "readyAt",
                "2026-02-10T10:00:00Z");
    }

    private static Sent link(TestPerson person) {
        person.publishLink(1, true);
        return new Sent(TestPerson.LINKS, person.linkId(), 1);
    }

    private Sent send(String topic, String verb, Map<String, Object> snapshot) {
        UUID id = UUID.fromString(String.valueOf(snapshot.get("id")));
        long version = ((Number) snapshot.getOrDefault("version", 1)).longValue();
        String aggregate = topic.substring(topic.lastIndexOf('.') + 1);
        TestBroker.publish(topic, TestEvent.of("dev.tandem." + aggregate + "." + verb + ".v1", id, version, snapshot));
        published.put(topic + "/" + id, snapshot);
        return new Sent(topic, id, version);
    }

    private void await(List<Sent> sent) {
        Awaitility.await("projections")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(sent)
                        .allSatisfy(one -> assertThat(applied(one))
                                .as("version of %s on %s", one.id(), one.topic())
                                .isGreaterThanOrEqualTo(one.version())));
    }

    private long applied(Sent one) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(max(version), 0) from projection_version where topic = ? and aggregate_id = ?")) {
            query.setString(1, one.topic());
            query.setObject(2, one.id());
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** Values of a snapshot by name; nulls are left out, as the producer does. */
    private static Map<String, Object> snapshot(@Nullable Object... namesAndValues) {
        Map<String, Object> snapshot = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                snapshot.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return snapshot;
    }
}
