package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TandemTest
class MatchRunRerunTest {

    @Inject
    PoolFixture pool;

    @ParameterizedTest
    @CsvSource({"OPTIMAL,ONE_ON_ONE", "STABLE,ONE_ON_ONE", "FAIR,ONE_ON_ONE", "OPTIMAL,GROUP", "PEER,PEER"})
    void a_rerun_is_identical_byte_for_byte_although_the_pool_has_changed(String strategy, String format) {
        UUID cohort = pool.cohort(format, false);
        boolean peers = format.equals("PEER");
        List<Enrolled> people = pool.enrol(cohort, peers ? "PEER" : "MENTOR", peers ? 1 : 2, 3);
        pool.enrol(cohort, peers ? "PEER" : "MENTEE", 1, 4);
        UUID first = Runs.completed(cohort, Map.of("strategy", strategy, "seed", 42));
        pool.leave(people.getFirst());

        UUID second = Runs.completed(Runs.post(first, "rerun"));

        JsonPath before = Api.run(first);
        JsonPath after = Api.run(second);
        assertThat(after.getString("basis")).isEqualTo("RERUN");
        assertThat(after.getString("resultDigest")).isEqualTo(before.getString("resultDigest"));
        assertThat(after.getString("inputDigest")).isEqualTo(before.getString("inputDigest"));
        assertThat(text(second, "")).isEqualTo(text(first, ""));
        assertThat(text(second, "/proposals")).isEqualTo(text(first, "/proposals"));
        assertThat(text(second, "/unmatched")).isEqualTo(text(first, "/unmatched"));
        assertThat(Api.run(Runs.completed(cohort, Map.of("strategy", strategy, "seed", 42)))
                        .getString("resultDigest"))
                .isNotEqualTo(before.getString("resultDigest"));
    }

    /** What the API answers, without what makes a run this one: ids of rows, times and states of the work. */
    private static String text(UUID run, String what) {
        String text = Api.coordinator().get(Runs.PATH + "/{id}" + what, run).asString();
        String summary = text.replaceFirst("^.*\"summary\":", "").replaceFirst(",\"timings\":.*$", "");
        return what.isEmpty() ? summary : text.replaceAll("\\{\"id\":\"[^\"]*\",", "{");
    }

    @Test
    void a_rerun_of_a_rerun_reads_the_first_input() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 1);
        pool.mentee(cohort);
        UUID first = Runs.completed(cohort, Map.of());

        UUID third = Runs.completed(Runs.post(Runs.completed(Runs.post(first, "rerun")), "rerun"));

        assertThat(Api.run(third).getString("resultDigest"))
                .isEqualTo(Api.run(first).getString("resultDigest"));
    }

    @Test
    void inputs_are_kept_until_the_cohort_is_over_and_no_longer() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 1);
        UUID run = Runs.completed(cohort, Map.of());

        pool.moveCohort(cohort, "COMPLETED", "completed");

        Api.assertProblem(Runs.post(run, "rerun"), 409, "input-gone");
    }
}
