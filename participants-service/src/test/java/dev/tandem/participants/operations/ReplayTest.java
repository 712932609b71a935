package dev.tandem.participants.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@TandemTest
class ReplayTest {

    private static final String REPLAYS = "/api/v1/participants-replays";

    @Test
    void every_kind_of_aggregate_is_published_again_with_its_current_version() {
        String cohort = Api.openCohort(Map.of());
        String enrollment = Api.enrollment(cohort, "MENTOR");
        Api.decide(enrollment, "approve").statusCode(200);

        String id = Api.post(Tokens.coordinator(), REPLAYS, Map.of())
                .statusCode(202)
                .extract()
                .path("id");

        JsonPath done = Awaitility.await("the replay")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> Api.get(Tokens.coordinator(), REPLAYS + "/" + id),
                        replay -> replay.getString("state").equals("COMPLETED"));
        assertThat(done.getList("aggregates.aggregate", String.class))
                .containsExactlyInAnyOrder(
                        "skill", "person", "identity-link", "program", "cohort", "enrollment", "matching-profile");
        assertReplayed("enrollment", enrollment, "2");
        assertReplayed("matching-profile", enrollment, "2");
        assertReplayed("cohort", cohort, "2");
    }

    @Test
    void only_coordinators_replay() {
        Api.post(Tokens.hr(), REPLAYS, Map.of()).statusCode(403);
    }

    private static void assertReplayed(String aggregate, String id, String version) {
        String type = "dev.tandem.%s.replayed.v1".formatted(aggregate);
        ConsumerRecord<String, byte[]> replayed = TestBroker.read(
                        "tandem.participants." + aggregate,
                        all -> all.stream()
                                .anyMatch(message -> id.equals(message.key())
                                        && TestBroker.header(message, "ce_type").equals(type)))
                .stream()
                .filter(message -> id.equals(message.key()))
                .toList()
                .getLast();
        assertThat(TestBroker.header(replayed, "ce_sequence")).isEqualTo(version);
    }
}
