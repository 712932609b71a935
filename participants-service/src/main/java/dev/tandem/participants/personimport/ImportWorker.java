package dev.tandem.participants.personimport;

import dev.tandem.participants.person.Person;
import dev.tandem.participants.person.PersonAttributes;
import dev.tandem.participants.person.PersonChanges;
import dev.tandem.participants.person.PersonRepository;
import dev.tandem.participants.personimport.ImportPlan.Item;
import dev.tandem.participants.personimport.file.ImportColumn;
import dev.tandem.participants.personimport.file.ImportFile;
import dev.tandem.platform.web.DatabaseBounds;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.NameKey;
import dev.tandem.platform.web.ProblemException;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works on imports, some lines in each transaction. The claim is the row lock of that transaction, and people, events and
 * the report of their lines are committed together: a process that dies leaves whole steps behind and no claim, and
 * whoever comes next goes on with the lines that have no report yet.
 */
@ApplicationScoped
class ImportWorker {

    private static final int LINES_PER_STEP = 200;

    private final PersonImportRepository imports;
    private final ImportPlanner planner;
    private final PersonRepository people;
    private final PersonChanges changes;
    private final DatabaseBounds bounds;
    private final Clock clock;

    ImportWorker(
            PersonImportRepository imports,
            ImportPlanner planner,
            PersonRepository people,
            PersonChanges changes,
            DatabaseBounds bounds,
            Clock clock) {
        this.imports = imports;
        this.planner = planner;
        this.people = people;
        this.changes = changes;
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * What is left to do of an import, so that the file is not read again for each step.
     *
     * @param version of the import when that was so; any other means that somebody else went on with it
     */
    record Rest(UUID importId, long version, int total, List<Item> items) {}

    /** A step could not be made; nothing of it is written. */
    static final class StepFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final UUID importId;

        StepFailedException(UUID importId, RuntimeException cause) {
            super(cause);
            this.importId = importId;
        }

        UUID importId() {
            return importId;
        }
    }

    /**
     * Makes one step of the oldest unfinished import that nobody else is working on.
     *
     * @param remembered what the step before returned, if it was on the same import
     * @return what is left, also when that is nothing; empty when there was no import to work on
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = DatabaseBounds.JOB_TRANSACTION_SECONDS)
    Optional<Rest> step(@Nullable Rest remembered) {
        return imports.claim().map(job -> {
            bounds.extendForJob();
            try {
                return work(job, remembered);
            } catch (RuntimeException e) {
                throw new StepFailedException(job.id(), e);
            }
        });
    }

    /** Counts a failed step and gives up after too many in a row. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void stepFailed(UUID importId, int maxTries) {
        PersonImport job = imports.lock(importId);
        if (job.state() == ImportState.COMPLETED || job.state() == ImportState.FAILED) {
            return;
        }
        job.tryFailed(clock.instant());
        if (job.failedTries() >= maxTries) {
            job.fail("internal-error", "The import could not be carried out; the lines reported are.", clock.instant());
            imports.dropContent(importId);
        }
    }

    /** Ends an import that meets something that no try would change. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void giveUp(UUID importId, ProblemException problem) {
        PersonImport job = imports.lock(importId);
        if (job.state() == ImportState.COMPLETED || job.state() == ImportState.FAILED) {
            return;
        }
        job.fail(problem.type().slug(), String.valueOf(problem.getMessage()), clock.instant());
        imports.dropContent(importId);
    }

    private Rest work(PersonImport job, @Nullable Rest remembered) {
        Rest rest;
        try {
            rest = remembered != null && remembered.importId().equals(job.id()) && remembered.version() == job.version()
                    ? remembered
                    : read(job);
        } catch (ImportFile.UnusableFileException e) {
            job.fail(e.code(), e.detail(), clock.instant());
            imports.dropContent(job.id());
            return new Rest(job.id(), job.version(), 0, List.of());
        }
        job.start(rest.total(), clock.instant());
        int size = Math.min(LINES_PER_STEP, rest.items().size());
        apply(job, rest.items().subList(0, size));
        job.progressed(clock.instant());
        List<Item> left = rest.items().subList(size, rest.items().size());
        if (left.isEmpty()) {
            job.complete(clock.instant());
            imports.dropContent(job.id());
        }
        // Constraints speak now, while the step can still be counted as failed.
        imports.flush();
        return new Rest(job.id(), job.version(), rest.total(), left);
    }

    private Rest read(PersonImport job) throws ImportFile.UnusableFileException {
        List<Item> items = planner.plan(imports.content(job.id())).items();
        Set<Integer> reported = imports.reportedLines(job.id());
        List<Item> left =
                items.stream().filter(item -> !reported.contains(item.line())).toList();
        return new Rest(job.id(), job.version(), items.size(), left);
    }

    private void apply(PersonImport job, List<Item> items) {
        List<String> names = items.stream()
                .filter(item -> item.person() != null)
                .map(ImportWorker::key)
                .toList();
        Map<String, Person> existing = new HashMap<>();
        people.lockByUserNames(names).forEach(person -> existing.put(person.userNameKey(), person));
        Map<String, UUID> managerIds = people.idsByUserName(items.stream()
                .map(Item::person)
                .filter(Objects::nonNull)
                .map(ImportedPerson::manager)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        for (Item item : items) {
            ImportedPerson imported = item.person();
            if (imported == null) {
                report(job, item, LineStatus.REFUSED, null);
            } else {
                write(job, item, imported, existing.get(key(item)), managerIds);
            }
        }
    }

    private void write(
            PersonImport job,
            Item item,
            ImportedPerson imported,
            @Nullable Person person,
            Map<String, UUID> managerIds) {
        PersonAttributes wanted =
                imported.attributes(person == null ? null : person.attributes(), managerId(job, imported, managerIds));
        if (person == null) {
            UUID id = job.dryRun() ? null : changes.create(wanted).id();
            if (id != null) {
                managerIds.put(key(item), id);
            }
            report(job, item, LineStatus.CREATED, id);
        } else {
            UUID managerBefore = person.managerId();
            boolean changed = job.dryRun() ? person.differsFrom(wanted) : changes.change(person, wanted);
            if (!Objects.equals(person.managerId(), managerBefore)) {
                // New managers must reach the database in the order of the plan; Hibernate has one of its own.
                people.flush();
            }
            report(job, item, changed ? LineStatus.UPDATED : LineStatus.UNCHANGED, person.id());
        }
    }

    private static @Nullable UUID managerId(PersonImport job, ImportedPerson imported, Map<String, UUID> managerIds) {
        String manager = imported.manager();
        if (manager == null || !imported.columns().contains(ImportColumn.MANAGER_USER_NAME)) {
            return null;
        }
        UUID id = managerIds.get(manager);
        if (id == null && !job.dryRun()) {
            throw new IllegalStateException("The manager of a line stands neither before it nor in the database");
        }
        // In a dry run the manager may be somebody whom the file would create: not the one of today in any case.
        return id == null ? Ids.next() : id;
    }

    private void report(PersonImport job, Item item, LineStatus status, @Nullable UUID personId) {
        job.reported(status);
        imports.add(new PersonImportLine(job.id(), item.line(), status, item.userName(), personId, item.errors()));
    }

    private static String key(Item item) {
        return NameKey.of(Objects.requireNonNull(item.userName()));
    }
}
