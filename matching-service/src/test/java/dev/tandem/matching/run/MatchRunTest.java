package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.pairing.PairingSummary;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
import dev.tandem.platform.web.Ids;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MatchRunTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final MatchRun run = new MatchRun(
            Ids.next(),
            RunOrder.optimal(
                    Ids.next(),
                    new PolicyVersion(
                            Ids.next(),
                            1,
                            "Standard",
                            new Weights(1, 1, 1, 1, 1, 1, 1),
                            new Rules(0, true, true, true, 0, true),
                            NOW),
                    0),
            NOW);

    @Test
    void a_proven_result_completes_it() {
        run.finish(outcome(true), NOW);

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.proven()).isTrue();
        assertThat(run.failure()).isNull();
    }

    @Test
    void a_result_without_a_valid_certificate_fails_it_and_keeps_the_certificate_to_read() {
        run.finish(outcome(false), NOW);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.proven()).isFalse();
        assertThat(Objects.requireNonNull(run.failure()).code()).isEqualTo("CERTIFICATE_INVALID");
        assertThat(Objects.requireNonNull(run.summary()).certificate().valid()).isFalse();
    }

    @Test
    void a_request_is_at_version_one_and_each_outcome_at_the_next() {
        assertThat(run.version()).isEqualTo(1);
        assertThat(run.state()).isEqualTo(RunState.QUEUED);
    }

    private static MatchRun.Outcome outcome(boolean valid) {
        return new MatchRun.Outcome("input", "result", summary(valid), new RunTimings(1, 2, 3, List.of()));
    }

    private static PairingSummary summary(boolean valid) {
        return new PairingSummary(
                1,
                1,
                1,
                0,
                null,
                null,
                500_000,
                500_000,
                500_000,
                Collections.nCopies(10, 0),
                new PairingSummary.Certificate(
                        valid, 1, 500_000, valid ? 500_000 : 600_000, 0, 1, null, List.of(), List.of()));
    }
}
