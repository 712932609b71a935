package dev.tandem.e2e.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.e2e.Checkout;
import dev.tandem.e2e.Deliveries;
import dev.tandem.e2e.SharedPlatform;
import dev.tandem.e2e.access.Actor.Kind;
import dev.tandem.e2e.access.Matrix.Cell;
import dev.tandem.e2e.contract.Contract;
import dev.tandem.e2e.contract.Operation;
import dev.tandem.e2e.world.Requests;
import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import dev.tandem.local.demo.Api;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of every contract, called by everybody there is. What is expected follows from the contract: a new operation
 * takes part by being in it, and fails here as long as the world has no object for it.
 */
@ExtendWith(SharedPlatform.class)
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> ORDER = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final List<Operation> operations = Contract.operations(Checkout.root());
    private final List<Cell> refused = new ArrayList<>();
    private final List<Cell> allowed = new ArrayList<>();
    private URI gateway;
    private World world;
    private Matrix matrix;
    private Map<String, Long> before;
    private Map<String, Long> after;

    @BeforeAll
    void everybody_tries_everything(LocalStack stack) {
        gateway = stack.gateway();
        Api api = new Api(gateway, stack::tokenFor);
        world = World.play(api, "matrix", stack.now());
        matrix = new Matrix(stack, world);
        List<Actor> actors = Actor.all(stack, world);
        List<Operation> possible = operations.stream()
                .filter(operation -> new Requests(world).missing(operation).isEmpty())
                .toList();

        await().atMost(PATIENCE)
                .until(() -> Deliveries.waiting(stack).isEmpty()
                        && Deliveries.behind(stack).isEmpty());
        await().atMost(PATIENCE).until(() -> TableContents.of(stack).equals(TableContents.of(stack)));
        before = TableContents.of(stack);
        refused.addAll(sixAtOnce(possible.stream()
                .flatMap(operation -> actors.stream()
                        .filter(actor -> matrix.isRefused(operation, actor))
                        .<Callable<Cell>>map(actor -> () -> matrix.call(operation, actor)))
                .toList()));
        after = TableContents.of(stack);

        // Reading first, deleting last, and what empties a whole projection behind that: what one has changed the next
        // may not find.
        possible.stream()
                .sorted(Comparator.<Operation>comparingInt(
                                operation -> operation.path().contains("-projections/") ? 1 : 0)
                        .thenComparingInt(operation -> ORDER.indexOf(operation.method())))
                .forEach(operation -> actors.stream()
                        .filter(actor -> !matrix.isRefused(operation, actor))
                        .forEach(actor -> allowed.add(matrix.call(operation, actor))));
        // For those who come after: a projection may have been emptied.
        World.replayEverything(api);
    }

    private static List<Cell> sixAtOnce(List<Callable<Cell>> calls) {
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Cell> cells = new ArrayList<>();
            for (Future<Cell> cell : callers.invokeAll(calls)) {
                cells.add(cell.get());
            }
            return cells;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Test
    void the_world_has_an_object_for_every_operation() {
        Requests requests = new Requests(world);

        List<String> missing = operations.stream()
                .flatMap(operation ->
                        requests.missing(operation).stream().map(reason -> operation.name() + ": " + reason))
                .toList();

        assertThat(missing).isEmpty();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(130);
    }

    @Test
    void nobody_without_a_right_token_is_let_in() {
        assertAsExpected(refused, cell -> cell.actor().kind() == Kind.NOBODY);
    }

    @Test
    void a_role_that_is_not_enough_is_forbidden() {
        assertAsExpected(
                refused,
                cell -> Set.of(Kind.STAFF, Kind.OWNER).contains(cell.actor().kind()));
    }

    @Test
    void what_belongs_to_somebody_else_is_not_found() {
        assertAsExpected(refused, cell -> cell.actor().kind() == Kind.STRANGER);
    }

    @Test
    void a_token_that_is_not_tied_to_an_active_person_is_forbidden_everything() {
        assertAsExpected(refused, cell -> cell.actor().kind() == Kind.UNLINKED);
    }

    @Test
    void who_has_the_role_is_answered() {
        assertAsExpected(allowed, _ -> true);
    }

    @Test
    void refused_callers_change_nothing() {
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_stranger_finds_nothing_of_the_owner() {
        List<String> owned = world.ownedIds();

        List<String> found = allowed.stream()
                .filter(cell -> cell.actor().kind() == Kind.STRANGER)
                // A problem may repeat what was asked for.
                .filter(cell -> cell.answer().status() < 300)
                .filter(cell ->
                        owned.stream().anyMatch(id -> cell.answer().body().contains(id)))
                .map(cell -> line(cell, "nothing of " + world.owner()))
                .toList();

        assertThat(found).isEmpty();
    }

    @Test
    void every_answer_is_what_the_contract_promises() {
        List<String> broken = Stream.concat(refused.stream(), allowed.stream())
                .flatMap(cell ->
                        cell.operation().violations(cell.answer()).stream().map(violation -> line(cell, violation)))
                .toList();

        assertThat(broken).isEmpty();
    }

    private void assertAsExpected(List<Cell> cells, Predicate<Cell> chosen) {
        List<Cell> looked = cells.stream().filter(chosen).toList();
        List<String> deviations = looked.stream()
                .filter(cell -> !matrix.isAsExpected(cell))
                .map(cell -> line(cell, "expected " + matrix.expected(cell.operation(), cell.actor())))
                .toList();

        assertThat(looked).isNotEmpty();
        assertThat(deviations.stream().collect(joining(System.lineSeparator()))).isEmpty();
    }

    private String line(Cell cell, String complaint) {
        return "%s as %s: %s, was %s%n    %s"
                .formatted(
                        cell.operation().name(),
                        cell.actor().caller().name(),
                        complaint,
                        cell.answer().excerpt(),
                        cell.call()
                                .curl(
                                        gateway,
                                        Checkout.root()
                                                .resolve("e2e/target/access")
                                                .resolve(cell.operation().name() + ".body")));
    }
}
