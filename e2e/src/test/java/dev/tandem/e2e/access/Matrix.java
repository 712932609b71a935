package dev.tandem.e2e.access;

import dev.tandem.e2e.access.Actor.Kind;
import dev.tandem.e2e.contract.Answer;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.contract.Caller;
import dev.tandem.e2e.contract.Client;
import dev.tandem.e2e.contract.Operation;
import dev.tandem.e2e.world.Example;
import dev.tandem.e2e.world.Requests;
import dev.tandem.e2e.world.World;
import dev.tandem.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What everybody is answered by every operation, and what they should be, which follows from the contract. */
final class Matrix {

    private final LocalStack stack;
    private final World world;
    private final Requests requests;
    private final Client client;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    /** One answer of the matrix. */
    record Cell(Operation operation, Actor actor, Call call, Answer answer) {}

    Matrix(LocalStack stack, World world) {
        this.stack = stack;
        this.world = world;
        this.requests = new Requests(world);
        this.client = new Client(stack.gateway());
    }

    /** Whether the operation refuses this caller whatever the state of things. */
    boolean isRefused(Operation operation, Actor actor) {
        return switch (actor.kind()) {
            case NOBODY, UNLINKED -> true;
            case STAFF, OWNER -> !operation.roles().contains(actor.role());
            case STRANGER ->
                !operation.roles().contains(actor.role())
                        || isAboutSomethingOwned(operation)
                        || makesSomething(operation);
        };
    }

    /** The statuses that the contract allows for this caller. */
    Set<Integer> expected(Operation operation, Actor actor) {
        if (actor.kind() == Kind.NOBODY) {
            return Set.of(401);
        }
        if (actor.kind() == Kind.UNLINKED || !operation.roles().contains(actor.role())) {
            return Set.of(403);
        }
        if (actor.kind() == Kind.STRANGER && isAboutSomethingOwned(operation)) {
            return Set.of(404);
        }
        if (actor.kind() == Kind.STRANGER && makesSomething(operation)) {
            return Set.of(400, 403, 404);
        }
        if (operation.changes()) {
            // 409 is for an object that is not in the state for it: the world has one of each kind, not one of each
            // state.
            return Set.of(200, 201, 202, 204, 409);
        }
        // A required parameter may name an object of somebody else.
        return actor.kind() == Kind.STRANGER && operation.pathParameters().isEmpty() ? Set.of(200, 404) : Set.of(200);
    }

    /** Whether the answer is one that this caller should get. */
    boolean isAsExpected(Cell cell) {
        // What a body names and the caller may not see is the same as what is not there: an unknown reference, not a
        // mistake.
        boolean mistaken =
                cell.answer().status() == 400 && !cell.answer().body().contains("\"code\":\"UNKNOWN\"");
        return !mistaken
                && expected(cell.operation(), cell.actor())
                        .contains(cell.answer().status());
    }

    private boolean isAboutSomethingOwned(Operation operation) {
        Example example = world.example(operation.collection());
        return example != null
                && example.isOwned()
                && !operation.pathParameters().isEmpty();
    }

    /** The body names the owner's objects then. */
    private static boolean makesSomething(Operation operation) {
        return operation.changes() && operation.pathParameters().isEmpty();
    }

    Cell call(Operation operation, Actor actor) {
        Caller caller = actor.kind() == Kind.OWNER ? participant(owner(operation)) : actor.caller();
        Call call = requests.of(operation, caller);
        if (operation.takesHeader("If-Match")) {
            call = call.with("If-Match", version(call));
        }
        return new Cell(operation, actor, call, send(call));
    }

    private String owner(Operation operation) {
        return switch (operation.name()) {
            // Who was asked answers, not who asked.
            case "matching.acceptMatchRequest", "matching.declineMatchRequest" -> world.asked();
            case "matching.listSuggestions" -> world.admirer();
            default -> ownerOfExample(operation);
        };
    }

    private String ownerOfExample(Operation operation) {
        Example example = world.example(operation.collection());
        return isAboutSomethingOwned(operation) && example != null ? example.owner() : world.owner();
    }

    private Caller participant(String userName) {
        return callers.computeIfAbsent(userName, name -> new Caller(name, stack.tokenFor(name)));
    }

    /** The present version of what is to be changed, as somebody sees it who may. */
    private String version(Call change) {
        return Stream.of("coordinator", world.owner())
                .map(this::participant)
                .map(caller -> send(new Call(caller, "GET", change.target(), List.of(), Call.Body.NONE)))
                .map(answer -> answer.header("ETag"))
                .filter(etag -> !etag.isEmpty())
                .findFirst()
                .orElse("\"0\"");
    }

    private Answer send(Call call) {
        try {
            return client.send(call);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to %s %s".formatted(call.method(), call.target()), e);
        }
    }
}
