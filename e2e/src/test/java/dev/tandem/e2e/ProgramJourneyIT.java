package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.local.LocalStack;
import dev.tandem.local.demo.Api;
import dev.tandem.local.demo.Demo;
import dev.tandem.local.demo.PlatformClock;
import dev.tandem.local.demo.ProgramJourney;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One cohort from the HR export to the evaluation across packaged processes, in the course of which every service is killed
 * (SIGKILL) while people work with it and the broker is away while they write. The tests look at what is left of that.
 */
@ExtendWith(SharedPlatform.class)
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramJourneyIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COORDINATOR = "coordinator";
    private static final int PEOPLE = 30;

    private LocalStack stack;
    private Api api;
    private ProgramJourney journey;
    private JsonNode firstImport;
    private JsonNode evaluation;

    @BeforeAll
    void a_program_is_played_while_things_break(LocalStack shared) {
        stack = shared;
        api = new Api(stack.gateway(), stack::tokenFor);
        journey = new ProgramJourney(api, clock(stack), System.out::println);

        firstImport = journey.recruitment().importPeople(Demo.people());
        journey.recruitment().createCohort();
        journey.recruitment().openCohort();
        whileKilling("participants", () -> journey.recruitment().enrol(PEOPLE));
        journey.recruitment().approve();
        whileKilling("matching", () -> journey.pairing().match());
        whileKilling("goals", () -> journey.pairing().accept());
        journey.mentoring().awaitCheckpoints();
        whileTheBrokerIsAway(() -> journey.mentoring().setGoals());
        whileKilling("feedback", () -> journey.assessment().answerSurvey("KICK_OFF"));
        int meetings = journey.mentoring().meetings();
        for (int ordinal = 1; ordinal <= meetings; ordinal++) {
            int now = ordinal;
            if (ordinal == 2) {
                whileKilling("gateway", () -> journey.mentoring().meet(now));
            } else {
                journey.mentoring().meet(now);
            }
        }
        journey.assessment().giveFeedback();
        journey.assessment().complete();
        journey.assessment().answerSurvey("CLOSING");
        awaitEverythingDelivered();
        evaluation = journey.assessment().evaluate();
        awaitEverythingDelivered();
    }

    private static PlatformClock clock(LocalStack stack) {
        return new PlatformClock() {
            @Override
            public Instant now() {
                return stack.now();
            }

            @Override
            public void advance(Duration by) {
                stack.advanceClock(by);
            }
        };
    }

    /** The process ends in the middle of the work and comes back; the work goes on as any client's would. */
    private void whileKilling(String service, Runnable work) {
        // A thread of its own: blocking work would take the common pool's only one on two processors.
        CompletableFuture<Void> working = CompletableFuture.runAsync(
                work, task -> Thread.ofPlatform().name("work").start(task));
        stack.kill(service);
        stack.restart(service);
        working.join();
    }

    private void whileTheBrokerIsAway(Runnable work) {
        stack.stopBroker();
        work.run();
        stack.startBroker();
    }

    /** All outboxes are empty and no consumer lags behind what its producer has. */
    private void awaitEverythingDelivered() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Deliveries.waiting(stack)).isEmpty();
            assertThat(Deliveries.behind(stack)).isEmpty();
        });
    }

    @Test
    void everybody_of_the_export_is_imported() {
        assertThat(firstImport.at("/counts/created").asInt()).isGreaterThanOrEqualTo(240);
        assertThat(firstImport.at("/counts/refused").asInt()).isZero();
    }

    @Test
    void importing_the_export_again_adds_and_changes_nobody() {
        JsonNode second = journey.recruitment().importPeople(Demo.people());

        assertThat(second.at("/counts/unchanged").asInt())
                .isEqualTo(firstImport.at("/counts/total").asInt());
    }

    @Test
    void every_kpi_follows_from_the_individual_resources() {
        Map<String, BigDecimal> computed = new TreeMap<>();
        evaluation.path("kpis").forEach(kpi -> {
            if (kpi.hasNonNull("value")) {
                computed.put(kpi.path("code").asText(), kpi.path("value").decimalValue());
            }
        });

        Map<String, BigDecimal> recomputed = new KpisFromResources(
                        api,
                        journey.stage(),
                        Instant.parse(evaluation.path("computedAt").asText()))
                .values();

        assertThat(computed).hasSize(12);
        assertThat(computed.keySet()).isEqualTo(recomputed.keySet());
        assertThat(computed)
                .allSatisfy((kpi, value) ->
                        assertThat(value).as(kpi).isCloseTo(recomputed.get(kpi), within(new BigDecimal("0.01"))));
    }

    @Test
    void the_certificate_of_the_published_run_is_valid() {
        JsonNode run = journey.pairing().matchRun();

        assertThat(run.at("/summary/certificate/valid").asBoolean()).isTrue();
        assertThat(run.at("/summary/certificate/gap").asLong(-1)).isZero();
        assertThat(run.at("/summary/pairs").asInt())
                .isEqualTo(journey.stage().pairs().size());
    }

    @Test
    void nobody_is_enrolled_or_paired_twice() {
        List<JsonNode> enrollments = api.list(
                COORDINATOR, "/api/v1/enrollments?cohortId=" + journey.stage().cohortId());
        List<JsonNode> mentorships = api.list(
                COORDINATOR, "/api/v1/mentorships?cohortId=" + journey.stage().cohortId());

        assertThat(enrollments).hasSize(2 * PEOPLE);
        assertThat(enrollments.stream()
                        .map(enrollment -> enrollment.path("personId").asText()))
                .doesNotHaveDuplicates();
        assertThat(mentorships).hasSameSizeAs(journey.stage().pairs());
        assertThat(mentorships.stream()
                        .map(mentorship -> mentorship
                                        .at("/members/1/enrollmentId")
                                        .asText()
                                + mentorship.at("/members/0/enrollmentId").asText()))
                .doesNotHaveDuplicates();
        assertThat(mentorships.stream()
                        .map(mentorship -> mentorship.path("state").asText()))
                .containsOnly("COMPLETED");
    }

    @Test
    void each_pair_has_each_checkpoint_and_its_goal_once() {
        assertThat(journey.stage().pairs()).allSatisfy(pair -> {
            List<Integer> ordinals = journey.mentoring().checkpoints(pair).stream()
                    .map(checkpoint -> checkpoint.path("ordinal").asInt())
                    .toList();
            assertThat(ordinals).isNotEmpty().doesNotHaveDuplicates();
            assertThat(ordinals.getFirst()).isEqualTo(1);
            assertThat(ordinals.getLast()).isEqualTo(ordinals.size());
            List<JsonNode> goals = journey.mentoring().goals(pair);
            assertThat(goals).hasSize(1);
            assertThat(goals.getFirst().path("milestones")).hasSize(2);
        });
    }

    @Test
    void everybody_is_invited_once_at_each_occasion() {
        List<JsonNode> invitations = api.list(
                COORDINATOR,
                "/api/v1/survey-invitations?cohortId=" + journey.stage().cohortId());

        assertThat(invitations).hasSize(4 * journey.stage().pairs().size());
        assertThat(invitations.stream()
                        .map(invitation -> invitation.path("mentorshipId").asText()
                                + invitation.path("personId").asText()
                                + invitation.path("occasion").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_published_event_fits_its_schema_and_none_is_a_dead_letter() throws IOException {
        Map<String, Schema> schemas = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : PublishedEvents.all(stack.bootstrapServers())) {
            String[] topic = event.topic().split("\\.", -1);
            assertThat(topic).as("not a dead letter: %s", event.topic()).hasSize(3);
            Schema schema = schemas.computeIfAbsent(event.topic(), _ -> schema(topic[1], topic[2]));
            String json = new String(event.value(), StandardCharsets.UTF_8);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
        assertThat(schemas).hasSizeGreaterThan(10);
    }

    private static Schema schema(String service, String aggregate) {
        Path file =
                Checkout.root().resolve(service + "-service/contracts/events").resolve(aggregate + ".schema.json");
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException("No schema for " + service + " " + aggregate, e);
        }
    }

    @Test
    void an_aggregate_has_one_event_for_each_version_in_order() {
        Map<String, Set<String>> ids = new HashMap<>();
        Map<String, Long> latest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : PublishedEvents.all(stack.bootstrapServers())) {
            long sequence = Long.parseLong(header(event, "ce_sequence"));
            String aggregate = event.topic() + " " + event.key();
            // The relay may send an event twice, but then it is the same event.
            ids.computeIfAbsent(aggregate + " " + sequence, _ -> new HashSet<>())
                    .add(header(event, "ce_id"));
            latest.merge(aggregate, sequence, Math::max);
        }
        Map<String, Long> versions = ids.keySet().stream()
                .collect(Collectors.groupingBy(
                        version -> version.substring(0, version.lastIndexOf(' ')), Collectors.counting()));

        assertThat(ids.values()).allSatisfy(same -> assertThat(same).hasSize(1));
        assertThat(versions).isEqualTo(latest);
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void the_report_is_one_page_that_loads_nothing() {
        String report = api.getText(
                "viewer",
                "/api/v1/evaluations/%s/report".formatted(journey.stage().evaluationId()));

        assertThat(report).contains("<svg").contains("Checkpoint completion");
        assertThat(report.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://", "<script");
    }

    @Test
    void a_new_cohort_is_measured_by_itself() {
        ProgramJourney next = new ProgramJourney(api, clock(stack), System.out::println);
        next.recruitment().importPeople(Demo.people());
        next.recruitment().createCohort();

        JsonNode second = Patiently.until(() -> next.assessment().evaluate());

        assertThat(second.path("cohortId").asText())
                .isNotEqualTo(journey.stage().cohortId());
        assertThat(second.path("kpis")
                        .valueStream()
                        .map(kpi -> kpi.path("status").asText()))
                .containsOnly("NO_DATA");
    }

    @Test
    void the_docs_page_lists_the_contract_of_every_service() throws IOException {
        JsonNode index = new ObjectMapper().readTree(api.getText(COORDINATOR, "/contracts/index.json"));

        assertThat(index.toString()).contains(Deliveries.SERVICES);
    }
}
