package dev.tandem.participants.personimport.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the people of a file into an order in which everybody comes after their manager, and refuses those whose
 * reporting line cannot be: the manager is neither in the file nor known, or the line leads back to itself. People are
 * named by the keys of their userNames.
 */
public final class ReportingLines {

    public static final String UNKNOWN_MANAGER = "unknown-manager";
    public static final String MANAGER_CYCLE = "manager-cycle";

    /** A person of the file and who they report to from now on. */
    public record Member(String userName, @Nullable String manager) {}

    /**
     * Who comes when, and who does not.
     *
     * @param order the accepted ones, each after their manager
     * @param refused userName to reason
     */
    public record Result(List<String> order, Map<String, String> refused) {}

    private final Map<String, Member> accepted = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, @Nullable String> known;

    /** @param known everybody who exists already, with their manager of today */
    private ReportingLines(Collection<Member> members, Map<String, @Nullable String> known) {
        members.forEach(member -> accepted.put(member.userName(), member));
        this.known = known;
    }

    /**
     * Orders the people of a file.
     *
     * @param members everybody in the file, each once
     * @param known everybody who exists already, with their manager of today
     */
    public static Result order(Collection<Member> members, Map<String, @Nullable String> known) {
        ReportingLines lines = new ReportingLines(members, known);
        lines.refuseUnknownManagers();
        // A refused line leaves the person where they were, which may close another circle: until nothing changes.
        Set<String> circle = lines.circles();
        while (!circle.isEmpty()) {
            circle.forEach(userName -> lines.refuse(userName, MANAGER_CYCLE));
            lines.refuseUnknownManagers();
            circle = lines.circles();
        }
        return new Result(lines.managersFirst(), lines.refused);
    }

    private void refuse(String userName, String reason) {
        accepted.remove(userName);
        refused.put(userName, reason);
    }

    private void refuseUnknownManagers() {
        Map<String, List<String>> reports = new HashMap<>();
        Deque<String> toRefuse = new ArrayDeque<>();
        for (Member member : accepted.values()) {
            String manager = member.manager();
            if (manager != null && !exists(manager)) {
                toRefuse.add(member.userName());
            } else if (manager != null) {
                reports.computeIfAbsent(manager, m -> new ArrayList<>()).add(member.userName());
            }
        }
        while (!toRefuse.isEmpty()) {
            String userName = toRefuse.remove();
            refuse(userName, UNKNOWN_MANAGER);
            if (!exists(userName)) {
                toRefuse.addAll(reports.getOrDefault(userName, List.of()));
            }
        }
    }

    private boolean exists(String userName) {
        return accepted.containsKey(userName) || known.containsKey(userName);
    }

    private @Nullable String managerOf(String userName) {
        Member member = accepted.get(userName);
        return member != null ? member.manager() : known.get(userName);
    }

    /** Accepted members on a circle; people outside the file cannot form one among themselves. */
    private Set<String> circles() {
        Set<String> onCircle = new HashSet<>();
        Set<String> done = new HashSet<>();
        for (String start : accepted.keySet()) {
            Map<String, Integer> depths = new HashMap<>();
            List<String> path = new ArrayList<>();
            String current = start;
            while (current != null && !done.contains(current) && !depths.containsKey(current)) {
                depths.put(current, path.size());
                path.add(current);
                current = managerOf(current);
            }
            Integer entry = current == null ? null : depths.get(current);
            if (entry != null) {
                path.subList(entry, path.size()).stream()
                        .filter(accepted::containsKey)
                        .forEach(onCircle::add);
            }
            done.addAll(path);
        }
        return onCircle;
    }

    private List<String> managersFirst() {
        Set<String> ordered = new HashSet<>();
        List<String> order = new ArrayList<>(accepted.size());
        for (String start : accepted.keySet()) {
            // Up the line until somebody who stands already, then down again; also through people outside the file,
            // since a new line must not meet an old one of the file above them.
            Deque<String> upwards = new ArrayDeque<>();
            String current = start;
            while (current != null && ordered.add(current)) {
                if (accepted.containsKey(current)) {
                    upwards.push(current);
                }
                current = managerOf(current);
            }
            order.addAll(upwards);
        }
        return order;
    }
}
