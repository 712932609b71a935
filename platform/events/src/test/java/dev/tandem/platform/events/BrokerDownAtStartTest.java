package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteService;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestServers.class, initArgs = @ResourceArg(name = "broker", value = "down"))
@SuppressWarnings("NullAway.Init")
class BrokerDownAtStartTest {

    Consumer<String> broker;

    @Inject
    NoteService notes;

    @Inject
    Rows rows;

    @Inject
    TopicProvisioner provisioner;

    @Test
    void a_service_that_starts_without_a_broker_writes_and_catches_up() {
        UUID id = notes.write("before the broker");
        assertThat(rows.inOutbox(id)).isEqualTo(1);
        assertThat(provisioner.done()).isFalse();

        broker.accept("start");

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);
        UUID later = notes.write("with the broker");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(later) == 1);
    }
}
