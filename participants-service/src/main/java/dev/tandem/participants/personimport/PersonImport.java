package dev.tandem.participants.personimport;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of people on its way into the database. */
@Entity
class PersonImport extends AggregateRoot {

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private boolean dryRun;
    private int total;
    private int created;
    private int updated;
    private int unchanged;
    private int refused;
    private int failedTries;
    private @Nullable String failureCode;
    private @Nullable String failureDetail;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected PersonImport() {}

    PersonImport(UUID id, boolean dryRun, Instant now) {
        super(id, now);
        this.state = ImportState.PENDING;
        this.dryRun = dryRun;
    }

    ImportState state() {
        return state;
    }

    boolean dryRun() {
        return dryRun;
    }

    int total() {
        return total;
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }

    int unchanged() {
        return unchanged;
    }

    int refused() {
        return refused;
    }

    int reported() {
        return created + updated + unchanged + refused;
    }

    int failedTries() {
        return failedTries;
    }

    @Nullable
    String failureCode() {
        return failureCode;
    }

    @Nullable
    String failureDetail() {
        return failureDetail;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    void start(int lines, Instant now) {
        state = ImportState.RUNNING;
        total = lines;
        if (startedAt == null) {
            startedAt = now;
        }
        changed(now);
    }

    void reported(LineStatus status) {
        switch (status) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case REFUSED -> refused++;
        }
    }

    void progressed(Instant now) {
        failedTries = 0;
        changed(now);
    }

    void complete(Instant now) {
        state = ImportState.COMPLETED;
        finish(now);
    }

    void fail(String code, String detail, Instant now) {
        state = ImportState.FAILED;
        failureCode = code;
        failureDetail = detail;
        finish(now);
    }

    void tryFailed(Instant now) {
        failedTries++;
        changed(now);
    }

    private void finish(Instant now) {
        if (startedAt == null) {
            startedAt = now;
        }
        finishedAt = now;
        changed(now);
    }
}
