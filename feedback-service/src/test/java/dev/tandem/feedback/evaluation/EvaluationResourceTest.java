package dev.tandem.feedback.evaluation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.feedback.kpi.Kpi;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@TandemTest
class EvaluationResourceTest {

    private static final String EVALUATIONS = "/api/v1/evaluations";
    private static final String KPIS = "/api/v1/kpis";
    private static final BigDecimal SECONDS_A_MONTH = new BigDecimal("2629800");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_figure_is_the_one_counted_by_hand() throws Exception {
        LivelyCohort lively = new LivelyCohort("Spring");
        lively.fourAnswer();

        JsonNode early = compute(lively.cohort);

        assertThat(early.has("previousEvaluationId")).isFalse();
        assertKpi(early, Kpi.SATISFACTION, null, "0", "0", "NO_DATA");
        assertKpi(early, Kpi.NPS, null, "0", "0", "NO_DATA");
        assertKpi(early, Kpi.FEEDBACK_RATING, null, "0", "0", "NO_DATA");

        lively.allAnswer();
        lively.giveFeedback();
        JsonNode evaluation = compute(lively.cohort);

        assertThat(evaluation.path("previousEvaluationId")).isEqualTo(early.path("id"));
        assertThat(evaluation.path("programId").asText())
                .isEqualTo(lively.cohort.programId().toString());
        assertThat(evaluation.path("kpis"))
                .extracting(kpi -> kpi.path("code").asText())
                .containsExactlyElementsOf(
                        Arrays.stream(Kpi.values()).map(Kpi::name).toList());
        assertThat(evaluation.findValues("benchmark")).isEmpty();
        assertKpi(evaluation, Kpi.PARTICIPATION_RATE, "81.82", "9", "11", "MET");
        assertKpi(evaluation, Kpi.MATCH_RATE, "66.67", "4", "6", "MISSED");
        assertKpi(evaluation, Kpi.MATCH_QUALITY, "635000", "2540000", "4", "MET");
        assertKpi(evaluation, Kpi.TIME_TO_MATCH, "34.4", "172", "5", "MISSED");
        assertKpi(evaluation, Kpi.ACCEPTANCE_RATE, "71.43", "5", "7", "MISSED");
        assertKpi(evaluation, Kpi.CHECKPOINT_COMPLETION, "77.78", "7", "9", "MET");
        assertKpi(evaluation, Kpi.GOAL_COMPLETION, "75", "3", "4", "MET");
        assertKpi(evaluation, Kpi.SATISFACTION, "4.11", "74", "18", "MET");
        assertKpi(evaluation, Kpi.NPS, "0", "0", "6", "MISSED");
        assertKpi(evaluation, Kpi.FEEDBACK_RATING, "3", "18", "6", "MISSED");
        assertKpi(evaluation, Kpi.EARLY_ENDINGS, "20", "1", "5", "MISSED");
        Duration running = Duration.between(
                lively.runningSince(),
                Instant.parse(evaluation.path("computedAt").asText()));
        BigDecimal months = BigDecimal.valueOf(
                        Duration.ofDays(100 + 89 + 40 + 50).plus(running).toNanos(), 9)
                .divide(SECONDS_A_MONTH, 6, RoundingMode.HALF_UP);
        assertKpi(
                evaluation,
                Kpi.MEETING_FREQUENCY,
                BigDecimal.valueOf(7).divide(months, 2, RoundingMode.HALF_UP).toPlainString(),
                "7",
                months.toPlainString(),
                "MISSED");
        assertThat(evaluation.path("findings"))
                .extracting(
                        finding -> finding.path("kpi").asText(),
                        finding -> finding.path("severity").asText())
                .containsExactly(
                        tuple("MATCH_RATE", "CRITICAL"),
                        tuple("TIME_TO_MATCH", "CRITICAL"),
                        tuple("ACCEPTANCE_RATE", "WARNING"),
                        tuple("MEETING_FREQUENCY", "CRITICAL"),
                        tuple("NPS", "CRITICAL"),
                        tuple("FEEDBACK_RATING", "WARNING"),
                        tuple("EARLY_ENDINGS", "CRITICAL"));

        assertThat(read(evaluation)).isEqualTo(evaluation);
        assertThat(read(early)).isEqualTo(early);
        byte[] event = TestBroker.readKey(
                        "tandem.feedback.evaluation", evaluation.path("id").asText(), 1)
                .getFirst()
                .value();
        assertThat(JSON.readTree(event).path("kpis")).hasSize(12);
    }

    @Test
    void report_shows_the_cohort_in_one_page_that_loads_nothing() throws Exception {
        LivelyCohort lively = new LivelyCohort("Spring <script>alert(1)</script>");
        lively.fourAnswer();
        lively.allAnswer();
        lively.giveFeedback();
        JsonNode evaluation = compute(lively.cohort);

        String page = report(Tokens.viewer(), evaluation);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("Leadership &amp; more, Spring &lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("<svg ", "Match rate is 66.67 %; the target is 90.", "We communicate openly and in time.")
                .contains("<td class=\"number\">77.78</td>", "6 people answered.")
                .doesNotContain("<script", "<link", "<img", "src=", "href=", "url(", "@import", "Keep the kick-off.");
        assertThat(page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http:", "https:", "//");
        // One plot of the KPIs and one for each question that asks for a number.
        assertThat(page.split("<svg ", -1)).hasSize(6);
    }

    @Test
    void cohort_of_which_nothing_is_known_has_no_data_and_no_findings() throws Exception {
        TestCohort cohort = new TestCohort(UUID.randomUUID(), "Empty", "OPEN");
        cohort.awaitApplied();

        JsonNode evaluation = compute(cohort);

        assertThat(evaluation.path("kpis")).hasSize(12).allSatisfy(kpi -> {
            assertThat(kpi.path("status").asText()).isEqualTo("NO_DATA");
            assertThat(kpi.has("value")).isFalse();
        });
        assertThat(evaluation.path("findings")).isEmpty();
        assertThat(report(Tokens.coordinator(), evaluation))
                .contains("no data", "the results stay closed", "Every target with data was met.");
    }

    @Test
    void earlier_completed_cohorts_of_the_program_are_the_benchmark() throws Exception {
        UUID program = UUID.randomUUID();
        TestCohort first = new TestCohort(program, "First", "ACTIVE");
        goals(first, 3, 1);
        first.enroll(UUID.randomUUID(), "MENTOR", "READY", Instant.now());
        first.awaitApplied();
        assertKpi(compute(first), Kpi.GOAL_COMPLETION, "75", "3", "4", "MET");

        TestCohort second = new TestCohort(program, "Second", "ACTIVE");
        goals(second, 2, 1);
        second.awaitApplied();
        assertThat(compute(second).findValues("benchmark")).isEmpty();

        first.goal("OPEN");
        first.state("COMPLETED").awaitApplied();
        compute(first);
        JsonNode compared = compute(second);

        // The latest evaluation of the first cohort counts: three of five.
        assertThat(kpi(compared, Kpi.GOAL_COMPLETION).at("/benchmark/value").decimalValue())
                .isEqualByComparingTo("60");
        assertThat(kpi(compared, Kpi.GOAL_COMPLETION).at("/benchmark/source").asText())
                .isEqualTo("mean of 1 earlier cohort(s) of this program");
        assertThat(kpi(compared, Kpi.PARTICIPATION_RATE).at("/benchmark/value").decimalValue())
                .isEqualByComparingTo("100");
        assertThat(kpi(compared, Kpi.MATCH_RATE).has("benchmark")).isFalse();
        assertThat(compared.path("findings")).isEmpty();

        second.state("COMPLETED").awaitApplied();
        TestCohort third = new TestCohort(program, "Third", "ACTIVE");
        goals(third, 6, 4);
        third.awaitApplied();
        JsonNode behind = compute(third);

        // 60 and 66.67; a value of 60 is not a tenth behind.
        assertThat(kpi(behind, Kpi.GOAL_COMPLETION).at("/benchmark/value").decimalValue())
                .isEqualByComparingTo("63.34");
        assertThat(kpi(behind, Kpi.GOAL_COMPLETION).at("/benchmark/source").asText())
                .isEqualTo("mean of 2 earlier cohort(s) of this program");
        assertThat(behind.path("findings")).isEmpty();

        TestCohort stranger = new TestCohort(UUID.randomUUID(), "Other program", "ACTIVE");
        goals(stranger, 1, 1);
        stranger.awaitApplied();
        assertThat(compute(stranger).findValues("benchmark")).isEmpty();
    }

    @Test
    void value_on_target_behind_the_programs_history_is_a_notice() throws Exception {
        UUID program = UUID.randomUUID();
        TestCohort strong = new TestCohort(program, "Strong", "COMPLETED");
        goals(strong, 4, 0);
        strong.awaitApplied();
        compute(strong);
        TestCohort weaker = new TestCohort(program, "Weaker", "ACTIVE");
        goals(weaker, 3, 1);
        weaker.awaitApplied();

        JsonNode evaluation = compute(weaker);

        assertThat(evaluation.path("findings")).hasSize(1);
        assertThat(evaluation.at("/findings/0/code").asText()).isEqualTo("behind-own-history");
        assertThat(evaluation.at("/findings/0/severity").asText()).isEqualTo("NOTICE");
        assertThat(evaluation.at("/findings/0/statement").asText())
                .isEqualTo("Goal completion is 75 %; earlier cohorts reached 100.");
    }

    @Test
    void evaluations_are_listed_newest_first_by_cohort_and_program() throws Exception {
        TestCohort cohort = new TestCohort(UUID.randomUUID(), "Listed", "ACTIVE");
        cohort.awaitApplied();
        String older = compute(cohort).path("id").asText();
        String newer = compute(cohort).path("id").asText();

        for (String filter : List.of("cohortId=" + cohort.id(), "programId=" + cohort.programId())) {
            TestPerson.as(Tokens.sponsor())
                    .get(EVALUATIONS + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(newer, older));
        }
        TestPerson.as(Tokens.viewer())
                .get(EVALUATIONS + "?sort=computedAt&limit=1&cohortId=" + cohort.id())
                .then()
                .statusCode(200)
                .body("items.id", contains(older))
                .body("$", hasKey("nextCursor"));
        TestPerson.as(Tokens.viewer())
                .get(EVALUATIONS + "?cohortId=" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void unknown_cohort_and_malformed_requests_are_pointed_at() {
        TestPerson.coordinator()
                .body("{\"cohortId\": \"%s\"}".formatted(UUID.randomUUID()))
                .post(EVALUATIONS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/cohortId"))
                .body("errors.code", contains("UNKNOWN"));
        TestPerson.coordinator()
                .body("{}")
                .post(EVALUATIONS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/cohortId"));
        TestPerson.coordinator()
                .body("{\"cohortId\": \"%s\", \"kpis\": []}".formatted(UUID.randomUUID()))
                .post(EVALUATIONS)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"))
                .body("errors.pointer", contains("/kpis"));
        String unknown = EVALUATIONS + "/" + UUID.randomUUID();
        TestPerson.coordinator().get(unknown).then().statusCode(404);
        TestPerson.coordinator()
                .accept("text/html")
                .get(unknown + "/report")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void repeated_request_with_its_key_computes_once() throws Exception {
        TestCohort cohort = new TestCohort(UUID.randomUUID(), "Once", "ACTIVE");
        cohort.awaitApplied();
        String key = UUID.randomUUID().toString();
        String body = "{\"cohortId\": \"%s\"}".formatted(cohort.id());

        var first = TestPerson.coordinator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(EVALUATIONS);
        var second = TestPerson.coordinator()
                .header("Idempotency-Key", key)
                .body(body)
                .post(EVALUATIONS);

        first.then().statusCode(201).header("Location", endsWith(EVALUATIONS + "/" + first.path("id")));
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(JSON.readTree(second.asString())).isEqualTo(JSON.readTree(first.asString()));
        TestPerson.coordinator()
                .get(EVALUATIONS + "?cohortId=" + cohort.id())
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void evaluations_are_computed_by_coordinators_and_read_by_viewers_and_sponsors() throws Exception {
        TestCohort cohort = new TestCohort(UUID.randomUUID(), "Roles", "ACTIVE");
        cohort.awaitApplied();
        String body = "{\"cohortId\": \"%s\"}".formatted(cohort.id());
        TestPerson participant = TestPerson.linked("participant");
        String path = EVALUATIONS + "/" + compute(cohort).path("id").asText();

        for (String token : List.of(Tokens.viewer(), Tokens.sponsor())) {
            TestPerson.as(token).get(path).then().statusCode(200).header("ETag", "\"1\"");
            TestPerson.as(token).get(path + "/report").then().statusCode(200);
            TestPerson.as(token).get(KPIS).then().statusCode(200);
            TestPerson.as(token).body(body).post(EVALUATIONS).then().statusCode(403);
        }
        for (String refused : List.of(EVALUATIONS, path, path + "/report", KPIS, KPIS + "/NPS")) {
            participant.request().get(refused).then().statusCode(403);
            given().get(refused).then().statusCode(401);
        }
        participant.request().body(body).post(EVALUATIONS).then().statusCode(403);
    }

    @Test
    void definitions_of_all_kpis_are_public_to_readers() {
        TestPerson.as(Tokens.viewer())
                .get(KPIS)
                .then()
                .statusCode(200)
                .body(
                        "items.code",
                        contains(Arrays.stream(Kpi.values()).map(Kpi::name).toArray()))
                .body("items.formula", everyItem(not(equalTo(""))))
                .body("$", not(hasKey("nextCursor")));
        TestPerson.coordinator()
                .get(KPIS + "/TIME_TO_MATCH")
                .then()
                .statusCode(200)
                .body("name", equalTo("Time to match"))
                .body("unit", equalTo("DAYS"))
                .body("target", equalTo(21))
                .body("better", equalTo("LOWER"));
        TestPerson.coordinator().get(KPIS + "/HAPPINESS").then().statusCode(404);
    }

    private static void goals(TestCohort cohort, int achieved, int open) {
        for (int i = 0; i < achieved; i++) {
            cohort.goal("ACHIEVED");
        }
        for (int i = 0; i < open; i++) {
            cohort.goal("OPEN");
        }
    }

    private static JsonNode compute(TestCohort cohort) throws Exception {
        return JSON.readTree(TestPerson.coordinator()
                .body("{\"cohortId\": \"%s\"}".formatted(cohort.id()))
                .post(EVALUATIONS)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .asString());
    }

    private static JsonNode read(JsonNode evaluation) throws Exception {
        return JSON.readTree(TestPerson.as(Tokens.viewer())
                .get(EVALUATIONS + "/" + evaluation.path("id").asText())
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String report(String token, JsonNode evaluation) {
        return TestPerson.as(token)
                .get(EVALUATIONS + "/" + evaluation.path("id").asText() + "/report")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    private static JsonNode kpi(JsonNode evaluation, Kpi code) {
        for (JsonNode kpi : evaluation.path("kpis")) {
            if (kpi.path("code").asText().equals(code.name())) {
                return kpi;
            }
        }
        throw new AssertionError("no " + code + " in " + evaluation);
    }

    private static void assertKpi(
            JsonNode evaluation,
            Kpi code,
            @Nullable String value,
            String numerator,
            String denominator,
            String status) {
        JsonNode kpi = kpi(evaluation, code);
        assertThat(kpi.path("numerator").decimalValue())
                .as("numerator of " + code)
                .isEqualByComparingTo(numerator);
        assertThat(kpi.path("denominator").decimalValue())
                .as("denominator of " + code)
                .isEqualByComparingTo(denominator);
        assertThat(kpi.path("target").decimalValue()).isEqualByComparingTo(code.target());
        assertThat(kpi.path("status").asText()).as("status of " + code).isEqualTo(status);
        assertThat(kpi.path("unit").asText()).isEqualTo(code.unit().name());
        if (value == null) {
            assertThat(kpi.has("value")).isFalse();
        } else {
            assertThat(kpi.path("value").decimalValue()).isEqualByComparingTo(value);
        }
    }
}
