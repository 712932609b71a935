package dev.tandem.platform.web.notes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Idempotent;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Roles;
import dev.tandem.platform.web.Trace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ways for a request to end that a well-behaved service does not have. */
@Path("/api/v1/probes")
@Tag(name = "Probes", description = "For tests.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProbeResource {

    /** Holds {@link #createSlowly} until the test lets go. */
    public static volatile CountDownLatch gate = new CountDownLatch(0);

    /** Counts down when {@link #createSlowly} is inside. */
    public static volatile CountDownLatch entered = new CountDownLatch(1);

    private final Caller caller;
    private final NoteService notes;
    private final EntityManager entityManager;
    private final MergePatch mergePatch;

    ProbeResource(Caller caller, NoteService notes, EntityManager entityManager, MergePatch mergePatch) {
        this.caller = caller;
        this.notes = notes;
        this.entityManager = entityManager;
        this.mergePatch = mergePatch;
    }

    public record Whoami(String issuer, String subject, String name, boolean coordinator, UUID personId) {}

    @GET
    @Path("/whoami")
    @RolesAllowed({Roles.PARTICIPANT, Roles.COORDINATOR})
    public Whoami whoami() {
        return new Whoami(
                caller.issuer(), caller.subject(), caller.name(), caller.isCoordinator(), caller.requirePersonId());
    }

    @GET
    @Path("/participants-only")
    @RolesAllowed({Roles.PARTICIPANT, Roles.VIEWER})
    public Map<String, String> readAsParticipant() {
        return Map.of("read", "yes");
    }

    @POST
    @Path("/participants-only")
    @Idempotent
    @RolesAllowed(Roles.PARTICIPANT)
    public Map<String, String> writeAsParticipant(CreateNoteRequest request) {
        return Map.of("written", request.title());
    }

    @GET
    @Path("/trace")
    @PermitAll
    public Map<String, String> trace() {
        return Map.of("traceId", Trace.traceId(), "traceparent", Trace.traceparent());
    }

    @GET
    @Path("/failure")
    @PermitAll
    public String fail() {
        throw new IllegalStateException("secret of select * from note");
    }

    @GET
    @Path("/effort")
    @PermitAll
    public Map<String, Duration> effort() {
        return Map.of("effort", Duration.ofMinutes(90));
    }

    @GET
    @Path("/undeclared")
    @Operation(hidden = true) // The build would refuse it in the contract.
    public String undeclared() {
        return "nobody said who may call this";
    }

    /** Keeps the database busy, in a transaction that may take a second when {@code impatient}. */
    @GET
    @Path("/sleep")
    @PermitAll
    public RestResponse<Void> sleep(
            @QueryParam("seconds") int seconds, @QueryParam("impatient") @DefaultValue("false") boolean impatient) {
        var transaction = QuarkusTransaction.requiringNew();
        (impatient ? transaction.timeout(1) : transaction).run(() -> {
            for (int i = 0; i < (impatient ? 4 : 1); i++) {
                entityManager
                        .createNativeQuery("select cast(pg_sleep(:seconds) as text), 'napping'")
                        .setParameter("seconds", seconds)
                        .getResultList();
            }
        });
        return RestResponse.noContent();
    }

    @POST
    @Path("/links/{noteId}")
    @RolesAllowed(Roles.COORDINATOR)
    @Transactional
    public RestResponse<Void> linkToNothing(@PathParam("noteId") UUID noteId) {
        entityManager
                .createNativeQuery("insert into note_link (id, note_id) values (:id, :id)")
                .setParameter("id", noteId)
                .executeUpdate();
        return RestResponse.noContent();
    }

    @POST
    @Path("/slow")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    public NoteResponse createSlowly(CreateNoteRequest request) throws InterruptedException {
        NoteResponse note = notes.create(request);
        entered.countDown();
        if (!gate.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the test never opened the gate");
        }
        return note;
    }

    @POST
    @Path("/refusal")
    @Idempotent
    @RolesAllowed(Roles.COORDINATOR)
    public RestResponse<NoteResponse> createAndRefuse(CreateNoteRequest request) {
        notes.create(request);
        return RestResponse.status(RestResponse.Status.BAD_GATEWAY);
    }

    public record Settings(String colour, @Nullable Integer size) {}

    @PATCH
    @Path("/settings")
    @PermitAll
    @Consumes(MergePatch.MEDIA_TYPE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Settings.class)))
    public Settings changeSettings(JsonNode patch) {
        return mergePatch.apply(new Settings("red", 5), patch, Settings.class);
    }
}
