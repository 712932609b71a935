package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.platform.events.notes.NoteService;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class AggregateRepositoryTest {

    @Inject
    NoteService notes;

    @Inject
    Rows rows;

    @Test
    void a_transaction_raises_the_version_once_however_often_it_changes() {
        UUID id = notes.write("one");

        long version = notes.rewriteTwice(id, "two", "three");

        assertThat(version).isEqualTo(2);
        assertThat(rows.count("select version from note where id = ?", id)).isEqualTo(2);
    }

    @Test
    void a_lock_shows_what_was_committed_after_the_first_reading() {
        UUID id = notes.write("one");

        long version = notes.readThenRewrite(
                id,
                "three",
                () -> CompletableFuture.runAsync(() -> notes.rewrite(id, "two")).join());

        assertThat(version).isEqualTo(3);
    }

    @Test
    void racing_writers_get_one_version_each() throws Exception {
        UUID id = notes.write("start");
        List<Future<Long>> versions = new ArrayList<>();

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                String text = "writer " + i;
                versions.add(executor.submit(() -> notes.rewrite(id, text)));
            }
        }

        List<Long> seen = new ArrayList<>();
        for (Future<Long> version : versions) {
            seen.add(version.get());
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 17).boxed().toList());
    }

    @Test
    void a_change_without_the_lock_is_refused() {
        UUID id = notes.write("one");

        assertThatThrownBy(() -> notes.rewriteWithoutLock(id, "two"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without its lock");

        assertThat(rows.count("select version from note where id = ?", id)).isEqualTo(1);
    }

    @Test
    void a_lock_ends_with_its_transaction() {
        UUID id = notes.write("one");

        assertThatThrownBy(() -> notes.rewriteAfterTheTransaction(id, "two")).hasMessageContaining("without its lock");
    }

    @Test
    void what_was_made_in_one_transaction_needs_its_lock_in_the_next() {
        assertThatThrownBy(() -> notes.rewriteNewAfterTheTransaction("one")).hasMessageContaining("without its lock");
    }

    @Test
    void a_lock_of_several_shows_what_was_committed_after_the_first_reading() {
        UUID one = notes.write("one");
        UUID other = notes.write("other");

        List<Long> versions = notes.readThenRewriteAll(
                List.of(one, other),
                "both",
                () -> CompletableFuture.runAsync(() -> notes.rewrite(one, "two"))
                        .join());

        assertThat(versions).containsExactly(3L, 2L);
    }

    @Test
    void writers_of_several_and_of_one_get_one_version_each() throws Exception {
        List<UUID> ids = List.of(notes.write("one"), notes.write("other"));
        List<Future<List<Long>>> versions = new ArrayList<>();

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                String text = "writer " + i;
                versions.add(executor.submit(() -> notes.readThenRewriteAll(ids, text, () -> {})));
                versions.add(executor.submit(() -> List.of(notes.rewrite(ids.getFirst(), text))));
            }
        }

        List<Long> seen = new ArrayList<>();
        for (Future<List<Long>> version : versions) {
            seen.add(version.get().getFirst());
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 17).boxed().toList());
    }

    @Test
    void locking_what_does_not_exist_is_a_problem() {
        assertThatThrownBy(() -> notes.rewrite(Ids.next(), "nobody")).isInstanceOf(ProblemException.class);
    }
}
