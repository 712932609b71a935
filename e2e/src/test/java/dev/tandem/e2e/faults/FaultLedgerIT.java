package dev.tandem.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.e2e.SharedPlatform;
import dev.tandem.local.LocalStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A client keeps a ledger of what was acknowledged while processes are killed, the broker is away and time stands still. {@code
 * ./tandem bench faults} does so at length.
 */
@ExtendWith(SharedPlatform.class)
@Order(5)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultLedgerIT {

    private FaultRun run;

    @BeforeAll
    void one_fault_after_the_other(LocalStack stack) {
        run = new FaultRun(stack);
        run.let(Fault.shortly());
        System.out.println(run.table());
        run.awaitDelivered();
    }

    @Test
    void what_was_acknowledged_is_there_once() {
        assertThat(run.notThereOnce()).isEmpty();
        assertThat(run.ledger().size()).isGreaterThan(200);
    }

    @Test
    void nobody_is_told_that_a_service_failed() {
        assertThat(run.ledger().wrong()).isEmpty();
    }
}
