package dev.tandem.matching.wishlist;

import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps wish lists: written by their owners, read by them and by coordinators, told to nobody else. */
@ApplicationScoped
class WishListService {

    static final String OBJECT_TYPE = "wish-list";

    private final WishListRepository lists;
    private final PoolEntryRepository entries;
    private final PersonIdentities identities;
    private final Roster roster;
    private final Event<ChangeRecorded> changes;
    private final Caller caller;
    private final Clock clock;

    WishListService(
            WishListRepository lists,
            PoolEntryRepository entries,
            PersonIdentities identities,
            Roster roster,
            Event<ChangeRecorded> changes,
            Caller caller,
            Clock clock) {
        this.lists = lists;
        this.entries = entries;
        this.identities = identities;
        this.roster = roster;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    WishListResponse get(UUID enrollmentId) {
        PoolEntry own = requireReadable(enrollmentId);
        return response(own, lists.find(enrollmentId));
    }

    @Transactional
    WishListResponse write(UUID enrollmentId, @Nullable String ifMatch, WriteWishListRequest request) {
        PoolEntry own = lockOwn(enrollmentId);
        Transitions.require(!own.state().over(), "write", own.state());
        Optional<WishList> known = lists.lockIfPresent(enrollmentId);
        Preconditions.check(ifMatch, known.map(WishList::version).orElse(0L));
        requireWishable(own, request.enrollmentIds());
        return store(own, known, request.enrollmentIds(), "written");
    }

    /** Empties the list. */
    @Transactional
    void clear(UUID enrollmentId, @Nullable String ifMatch) {
        PoolEntry own = lockOwn(enrollmentId);
        Optional<WishList> known = lists.lockIfPresent(enrollmentId);
        Preconditions.check(ifMatch, known.map(WishList::version).orElse(0L));
        if (known.isPresent()) {
            store(own, known, List.of(), "cleared");
        }
    }

    private WishListResponse store(PoolEntry own, Optional<WishList> known, List<UUID> wishes, String verb) {
        known.ifPresentOrElse(
                list -> list.change(wishes, clock.instant()),
                () -> lists.persist(new WishList(own, wishes, clock.instant())));
        changes.fire(new ChangeRecorded(verb, OBJECT_TYPE, own.id()));
        return response(own, lists.find(own.id()));
    }

    /** A list is about the other side of one's own cohort: mentors for a mentee, and other peers for a peer. */
    private void requireWishable(PoolEntry own, List<UUID> wishes) {
        Map<UUID, PoolEntry> found = new HashMap<>();
        entries.all(wishes).forEach(entry -> found.put(entry.id(), entry));
        Role wanted = switch (own.role()) {
            case MENTOR -> Role.MENTEE;
            case MENTEE -> Role.MENTOR;
            case PEER -> Role.PEER;
        };
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < wishes.size(); i++) {
            PoolEntry wished = found.get(wishes.get(i));
            String pointer = "/enrollmentIds/" + i;
            if (!seen.add(wishes.get(i))) {
                errors.add(new FieldError(pointer, "NAMED_TWICE", "is on the list already"));
            } else if (wished == null
                    || wished.role() != wanted
                    || !wished.cohortId().equals(own.cohortId())
                    || wished.personId().equals(own.personId())) {
                errors.add(new FieldError(
                        pointer, "UNKNOWN", "names no %s of this cohort besides yourself".formatted(wanted.name())));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private PoolEntry requireReadable(UUID enrollmentId) {
        return entries.find(enrollmentId)
                .filter(entry -> caller.isCoordinator() || entry.personId().equals(caller.requirePersonId()))
                .orElseThrow(() -> ProblemException.notFound(OBJECT_TYPE, enrollmentId));
    }

    /** Holds the entry: before its list exists, it stands for it, so that two first writers come one after the other. */
    private PoolEntry lockOwn(UUID enrollmentId) {
        UUID person = caller.requirePersonId();
        PoolEntry own = entries.find(enrollmentId)
                .filter(entry -> entry.personId().equals(person))
                .orElseThrow(() -> ProblemException.notFound(OBJECT_TYPE, enrollmentId));
        // The gate comes first, as everywhere: a list is written before its cohort is over, or not at all.
        roster.enter(own.cohortId())
                .ifPresent(cohort -> Transitions.require(!cohort.state().over(), "write", cohort.state()));
        return entries.lock(enrollmentId);
    }

    private WishListResponse response(PoolEntry own, Optional<WishList> known) {
        List<UUID> wishes = known.map(WishList::wishes).orElse(List.of());
        Map<UUID, UUID> people = new HashMap<>();
        entries.all(wishes).forEach(entry -> people.put(entry.id(), entry.personId()));
        Map<UUID, String> names = identities.displayNames(people.values());
        List<WishListResponse.Wish> shown = new ArrayList<>();
        for (UUID wish : wishes) {
            UUID person = people.get(wish);
            shown.add(new WishListResponse.Wish(shown.size() + 1, wish, person == null ? null : names.get(person)));
        }
        return new WishListResponse(
                own.id(),
                known.map(WishList::version).orElse(0L),
                shown,
                known.map(WishList::updatedAt).orElse(null));
    }
}
