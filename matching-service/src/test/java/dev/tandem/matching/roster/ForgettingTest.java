package dev.tandem.matching.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.web.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say for matching is gone when their enrollment or its cohort is over: looked for in every column there is. */
@TandemTest
class ForgettingTest {

    private static final List<String> OVER = List.of("REJECTED", "WITHDRAWN", "COMPLETED");

    /** Results, which explain a pair by what both share; they are meant to be read as long as they are kept. */
    private static final Set<String> RESULTS = Set.of(
            "match_proposal.criteria",
            "unmatched_entry.reason",
            "unmatched_entry.nearest_fix",
            "match_request.explanation",
            "mentorship.explanation",
            // The answer to the POST of a request, for 24 hours.
            "idempotency_record.body");

    @Inject
    PoolFixture pool;

    @Inject
    AgroalDataSource database;

    @Inject
    LeftoverSweep sweep;

    private String secret;
    private String tag;

    @BeforeEach
    void words_that_occur_nowhere_else() {
        secret = "secret-" + Ids.next();
        tag = "tag-" + Ids.next();
    }

    @Test
    void nothing_that_anybody_said_outlives_the_cohort() throws Exception {
        UUID cohort = pool.cohort(true);
        List<Enrolled> mentors = describe(cohort, "MENTOR", 2, "READY", 2);
        List<Enrolled> mentees = describe(cohort, "MENTEE", 1, "READY", 3);
        for (String state : List.of("APPLIED", "WAITLISTED", "REJECTED", "WITHDRAWN", "COMPLETED")) {
            describe(cohort, "MENTEE", 1, state, 1);
        }
        wish(mentees.getFirst(), mentors.getFirst());
        UUID run = run(cohort, policy());
        Api.as(mentees.getLast())
                .get("/api/v1/suggestions?enrollmentId={id}", mentees.getLast().enrollmentId());
        UUID request = request(mentees.getLast(), mentors.getFirst());
        assertThat(where(secret))
                .contains("pool_entry.answers", "pool_entry.self_declarations", "match_run_input.input");
        assertThat(where(tag)).contains("pool_entry.goal_tags", "pool_entry.interests", "match_proposal.criteria");
        assertThat(count(
                        "select count(*) from pool_entry where described and cohort_id = ? and state <> all ('{READY,APPLIED,WAITLISTED}')",
                        cohort))
                .as("described entries of enrollments that are over")
                .isZero();

        pool.moveCohort(cohort, "COMPLETED", "completed");

        assertThat(where(secret)).isEmpty();
        assertThat(RESULTS).containsAll(where(tag));
        assertThat(count("select count(*) from pool_entry where described and cohort_id = ?", cohort))
                .isZero();
        assertThat(count("select count(*) from wish_list where wishes <> '[]' and cohort_id = ?", cohort))
                .isZero();
        assertThat(count("select count(*) from match_run_input where run_id = ?", run))
                .isZero();
        assertThat(Api.as(mentees.getLast())
                        .get("/api/v1/match-requests/{id}", request)
                        .jsonPath()
                        .getString("closeReason"))
                .isEqualTo("COHORT_COMPLETED");
    }

    @Test
    void an_enrollment_that_ends_takes_what_was_said_with_it() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        for (String state : OVER) {
            Enrolled mentee = describe(cohort, "MENTEE", 1, "READY", 1).getFirst();
            wish(mentee, mentor);
            assertThat(where(secret)).isNotEmpty();

            // As an older release of participants tells it: with everything still in it.
            pool.change(PoolFixture.PROFILES, mentee.enrollmentId(), "changed", Map.of("state", state));

            assertThat(where(secret)).as(state).isEmpty();
            assertThat(where(tag)).as(state).isEmpty();
        }
        sweep.sweep();
        assertThat(count("select count(*) from wish_list where wishes <> '[]' and cohort_id = ?", cohort))
                .isZero();
    }

    @Test
    void messages_that_come_after_the_end_bring_nothing_back() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled known = describe(cohort, "MENTEE", 1, "APPLIED", 1).getFirst();
        pool.moveCohort(cohort, "COMPLETED", "completed");
        Enrolled mentor = pool.mentor(cohort, 1);

        pool.change(PoolFixture.PROFILES, known.enrollmentId(), "changed", said("READY"));
        describe(cohort, "MENTEE", 1, "WAITLISTED", 1);

        assertThat(where(secret)).isEmpty();
        assertThat(where(tag)).isEmpty();
        Api.assertProblem(
                Api.as(known)
                        .header("If-Match", "\"0\"")
                        .body(Map.of("enrollmentIds", List.of(mentor.enrollmentId())))
                        .put("/api/v1/wish-lists/{id}", known.enrollmentId()),
                409,
                "illegal-transition");
        Api.assertProblem(
                Api.coordinator()
                        .body(Map.of("cohortId", cohort, "simulation", true))
                        .post("/api/v1/match-runs"),
                409,
                "cohort-not-matching");
    }

    @Test
    void a_cohort_that_is_first_heard_of_when_it_is_over_is_forgotten_as_well() throws Exception {
        UUID cohort = pool.cohort(true);
        describe(cohort, "MENTEE", 1, "WAITLISTED", 1);
        // As if this service had been told of the profile before it was told of the cohort.
        change("delete from cohort where id = ?", cohort);

        pool.moveCohort(cohort, "ARCHIVED", "archived");

        assertThat(where(secret)).isEmpty();
    }

    @Test
    void the_sweep_deletes_whatever_is_left_and_nothing_else() throws Exception {
        UUID over = pool.cohort(true);
        Enrolled ready = describe(over, "MENTEE", 1, "READY", 1).getFirst();
        Enrolled mentor = pool.mentor(over, 2);
        UUID overRun = run(over, policy());
        UUID request = request(ready, mentor);
        wish(ready, mentor);
        UUID live = pool.cohort(true);
        Enrolled staying = describe(live, "MENTEE", 1, "READY", 1).getFirst();
        Enrolled leaving = describe(live, "MENTEE", 1, "READY", 1).getFirst();
        Enrolled other = pool.mentor(live, 2);
        wish(staying, other);
        wish(leaving, other);
        UUID liveRun = run(live, policy());
        UUID cancelled = run(live, policy());
        // What races, older releases and restored databases leave behind: ends that nobody here was told of.
        change("update cohort set state = 'COMPLETED' where id = ?", over);
        change("update pool_entry set state = 'COMPLETED' where id = ?", leaving.enrollmentId());
        change("update match_run set state = 'FAILED' where id = ?", cancelled);

        atOnce(3);

        assertThat(count("select count(*) from pool_entry where described and cohort_id = ?", over))
                .isZero();
        assertThat(count("select count(*) from pool_entry where described and id = ?", leaving.enrollmentId()))
                .isZero();
        assertThat(count("select count(*) from wish_list where wishes <> '[]' and id = ?", leaving.enrollmentId()))
                .isZero();
        assertThat(count("select count(*) from wish_list where wishes <> '[]' and cohort_id = ?", over))
                .isZero();
        assertThat(count("select count(*) from match_run_input where run_id = ?", overRun))
                .isZero();
        assertThat(count("select count(*) from match_run_input where run_id = ?", cancelled))
                .isZero();
        assertThat(count("select count(*) from match_request where state = 'WITHDRAWN' and id = ?", request))
                .isOne();
        assertThat(count("select count(*) from pool_entry where described and id = ?", staying.enrollmentId()))
                .isOne();
        assertThat(count("select count(*) from wish_list where wishes <> '[]' and id = ?", staying.enrollmentId()))
                .isOne();
        assertThat(count("select count(*) from match_run_input where run_id = ?", liveRun))
                .isOne();
        Api.coordinator().post("/api/v1/match-runs/{id}/rerun", liveRun).then().statusCode(202);
    }

    private List<Enrolled> describe(UUID cohort, String role, int capacity, String state, int count) {
        return pool.enrol(cohort, role, capacity, count, said(state));
    }

    private Map<String, Object> said(String state) {
        Map<String, Object> said = new HashMap<>();
        said.put("state", state);
        said.put("answers", Map.of("why", secret, "all", List.of(secret)));
        said.put(
                "selfDeclarations",
                List.of(Map.of("attribute", "gender", "value", secret, "purposes", List.of("AFFINITY", "FAIRNESS"))));
        said.put("goalTags", List.of(tag));
        said.put("interests", List.of(tag));
        said.put("excludedPersonIds", List.of(Ids.next()));
        said.put("experienceYears", 12);
        said.put("communicationStyle", "DIRECT");
        return said;
    }

    /** Looks at everything that is confidential, so that a sentence could quote it. */
    private static UUID policy() {
        return Api.coordinator()
                .body(Map.of(
                        "name",
                        "Policy " + Ids.next(),
                        "weights",
                        Map.of("goals", 20, "interests", 20, "affinity", 10, "mutualPreference", 10),
                        "parameters",
                        Map.of("affinity", Map.of("attributes", List.of("gender"))),
                        "questions",
                        List.of(
                                Map.of("key", "why", "comparison", "SAME", "weight", 10),
                                Map.of("key", "all", "comparison", "OVERLAP", "weight", 10)),
                        "rules",
                        Map.of(
                                "minWeeklyOverlapMinutes", 0,
                                "requireSharedLanguage", false,
                                "forbidReportingLine", true,
                                "forbidPriorPairs", true,
                                "minimumScore", 0,
                                "missingDataPasses", true)))
                .post("/api/v1/matching-policies")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static UUID run(UUID cohort, UUID policy) {
        UUID run = Api.coordinator()
                .body(Map.of("cohortId", cohort, "policyId", policy))
                .post("/api/v1/match-runs")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
        Api.awaitRun(run, "COMPLETED");
        return run;
    }

    private static void wish(Enrolled mentee, Enrolled mentor) {
        Api.as(mentee)
                .header("If-Match", "\"0\"")
                .body(Map.of("enrollmentIds", List.of(mentor.enrollmentId())))
                .put("/api/v1/wish-lists/{id}", mentee.enrollmentId())
                .then()
                .statusCode(200);
    }

    private static UUID request(Enrolled mentee, Enrolled mentor) {
        return Api.as(mentee)
                .body(Map.of("mentorEnrollmentId", mentor.enrollmentId(), "menteeEnrollmentId", mentee.enrollmentId()))
                .post("/api/v1/match-requests")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    /** Columns that hold a word, in any table of this database; what is compressed is looked into. */
    private Set<String> where(String word) throws SQLException, IOException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            for (String[] column : textColumns(connection)) {
                String sql = "select exists (select 1 from \"%s\" where \"%s\"::text like ?)"
                        .formatted(column[0], column[1]);
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    query.setString(1, "%" + word + "%");
                    try (ResultSet result = query.executeQuery()) {
                        result.next();
                        if (result.getBoolean(1)) {
                            found.add(column[0] + "." + column[1]);
                        }
                    }
                }
            }
            try (PreparedStatement query = connection.prepareStatement("select input from match_run_input");
                    ResultSet inputs = query.executeQuery()) {
                while (inputs.next()) {
                    try (InputStream plain = new InflaterInputStream(new ByteArrayInputStream(inputs.getBytes(1)))) {
                        if (new String(plain.readAllBytes(), StandardCharsets.UTF_8).contains(word)) {
                            found.add("match_run_input.input");
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String[]> textColumns(Connection connection) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                        select c.table_name, c.column_name
                        from information_schema.columns c join information_schema.tables t
                            on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                            and c.data_type in ('text', 'character varying', 'character', 'jsonb', 'json', 'bytea', 'ARRAY')
                        """);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        assertThat(columns).hasSizeGreaterThan(50);
        return columns;
    }

    private long count(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private void change(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** As several replicas do. */
    private void atOnce(int sweeps) throws Exception {
        CyclicBarrier start = new CyclicBarrier(sweeps);
        try (ExecutorService threads = Executors.newFixedThreadPool(sweeps)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < sweeps; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    sweep.sweep();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }
}
