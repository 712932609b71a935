package dev.tandem.matching.run;

import dev.tandem.matching.pairing.EnrollmentPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes the plan of an edited run from the plan of its base and the changes. What is asked now wins over what was. */
final class RunEdit {

    private final RunPlan base;
    private final EditMatchRunRequest request;
    private final Map<UUID, UUID> partners;
    private final boolean peers;
    private final List<PlanCheck.Lock> locks = new ArrayList<>();

    /** @param partners of the people of the swaps in the base's result, by enrollment */
    RunEdit(RunPlan base, EditMatchRunRequest request, Map<UUID, UUID> partners, boolean peers) {
        this.base = base;
        this.request = request;
        this.partners = partners;
        this.peers = peers;
    }

    RunPlan plan(PlanCheck check) {
        askedLocks(check);
        unlockable(check);
        check.people("/exclude", request.exclusions());
        check.pairs("/forbid", request.forbids());

        List<UUID> excluded = joined(base.excluded(), request.exclusions());
        Set<Set<UUID>> asked = sets(locks.stream().map(PlanCheck.Lock::pair).toList());
        List<EnrollmentPair> stillForbidden = base.forbidden().stream()
                .filter(pair -> !asked.contains(PlanCheck.both(pair)))
                .toList();
        List<EnrollmentPair> inherited = inherited(check, Set.copyOf(excluded));
        RunPlan rest = new RunPlan(List.of(), List.of(), request.forbids(), base.chosen(), excluded);
        check.locks(locks, inherited, rest);
        return new RunPlan(
                joined(inherited, locks.stream().map(PlanCheck.Lock::pair).toList()),
                List.of(),
                joined(stillForbidden, request.forbids()),
                base.chosen(),
                excluded);
    }

    private void askedLocks(PlanCheck check) {
        for (int i = 0; i < request.locks().size(); i++) {
            locks.add(new PlanCheck.Lock("/lock/" + i, request.locks().get(i)));
        }
        for (int i = 0; i < request.swaps().size(); i++) {
            String at = "/swap/" + i;
            UUID a = request.swaps().get(i).menteeEnrollmentIdA();
            UUID b = request.swaps().get(i).menteeEnrollmentIdB();
            UUID ofA = partners.get(a);
            UUID ofB = partners.get(b);
            if (ofA == null) {
                check.error(at + "/menteeEnrollmentIdA", "NOT_MATCHED", "names nobody who has a partner in the run");
            } else if (ofB == null) {
                check.error(at + "/menteeEnrollmentIdB", "NOT_MATCHED", "names nobody who has a partner in the run");
            } else if (ofA.equals(ofB) || ofA.equals(b)) {
                check.error(at, "NOTHING_TO_SWAP", "names two who have the same mentor or each other");
            } else {
                locks.add(new PlanCheck.Lock(at, new EnrollmentPair(ofB, a)));
                locks.add(new PlanCheck.Lock(at, new EnrollmentPair(ofA, b)));
            }
        }
    }

    private void unlockable(PlanCheck check) {
        Set<Set<UUID>> locked = sets(base.locked());
        locked.addAll(sets(base.kept()));
        for (int i = 0; i < request.unlocks().size(); i++) {
            if (!locked.contains(PlanCheck.both(request.unlocks().get(i)))) {
                check.error("/unlock/" + i, "NOT_LOCKED", "is not locked in the run");
            }
        }
    }

    /** The base's locks that nothing here speaks against, as far as both can still be paired. */
    private List<EnrollmentPair> inherited(PlanCheck check, Set<UUID> excluded) {
        Set<Set<UUID>> gone = sets(request.unlocks());
        gone.addAll(sets(request.forbids()));
        Set<UUID> moved = new HashSet<>();
        Map<UUID, Integer> taken = new HashMap<>();
        for (PlanCheck.Lock lock : locks) {
            moved.add(lock.pair().menteeEnrollmentId());
            if (peers) {
                moved.add(lock.pair().mentorEnrollmentId());
            }
            PlanCheck.both(lock.pair()).forEach(id -> taken.merge(id, 1, Integer::sum));
        }
        Predicate<EnrollmentPair> stays = pair -> !gone.contains(PlanCheck.both(pair))
                && PlanCheck.both(pair).stream().noneMatch(excluded::contains)
                && !moved.contains(pair.menteeEnrollmentId())
                && !(peers && moved.contains(pair.mentorEnrollmentId()));
        return joined(base.locked(), base.kept()).stream()
                .filter(stays)
                .filter(pair -> check.stillPossible(pair, taken))
                .toList();
    }

    private static Set<Set<UUID>> sets(Collection<EnrollmentPair> pairs) {
        Set<Set<UUID>> sets = new HashSet<>();
        pairs.forEach(pair -> sets.add(PlanCheck.both(pair)));
        return sets;
    }

    private static <T> List<T> joined(Collection<T> first, Collection<T> second) {
        Set<T> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
