package dev.tandem.participants.personimport.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.participants.personimport.file.ReportingLines.Member;
import dev.tandem.participants.personimport.file.ReportingLines.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportingLinesTest {

    @Test
    void managers_come_before_their_reports_wherever_they_stand() {
        Result result = order(Map.of(), member("c", "b"), member("b", "a"), member("a", null));

        assertThat(result.order()).containsExactly("a", "b", "c");
        assertThat(result.refused()).isEmpty();
    }

    @Test
    void a_known_manager_need_not_be_in_the_file() {
        Map<String, @Nullable String> known = new HashMap<>();
        known.put("boss", null);

        assertThat(order(known, member("a", "boss")).order()).containsExactly("a");
    }

    @Test
    void an_unknown_manager_refuses_the_line_and_all_below_it() {
        Result result = order(Map.of(), member("a", "nobody"), member("b", "a"), member("c", null));

        assertThat(result.refused())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", ReportingLines.UNKNOWN_MANAGER, "b", ReportingLines.UNKNOWN_MANAGER));
        assertThat(result.order()).containsExactly("c");
    }

    @Test
    void a_circle_is_refused_and_so_is_who_hangs_on_it() {
        Result result = order(Map.of(), member("a", "b"), member("b", "a"), member("c", "b"), member("d", "d"));

        assertThat(result.refused())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", ReportingLines.MANAGER_CYCLE,
                        "b", ReportingLines.MANAGER_CYCLE,
                        "c", ReportingLines.UNKNOWN_MANAGER,
                        "d", ReportingLines.MANAGER_CYCLE));
    }

    @Test
    void a_circle_through_people_outside_the_file_is_found() {
        assertThat(order(Map.of("a", "", "b", "a"), member("a", "b")).refused())
                .containsEntry("a", ReportingLines.MANAGER_CYCLE);
    }

    @Test
    void two_people_may_change_places() {
        Map<String, @Nullable String> known = new HashMap<>();
        known.put("a", null);
        known.put("b", "a");

        Result result = order(known, member("a", "b"), member("b", null));

        assertThat(result.order()).containsExactly("b", "a");
    }

    @Test
    void a_refused_line_keeps_the_old_manager_which_may_close_a_circle() {
        // b leaves a in the file, but that line is refused, so a must not go below b.
        Result result = order(Map.of("a", "", "b", "a"), member("a", "b"), member("b", "nobody"));

        assertThat(result.refused())
                .containsEntry("b", ReportingLines.UNKNOWN_MANAGER)
                .containsEntry("a", ReportingLines.MANAGER_CYCLE);
    }

    @Property(tries = 300)
    void writing_in_this_order_never_closes_a_circle(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, @Nullable String> graph = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            graph.put("p" + i, i == 0 || random.nextBoolean() ? null : "p" + random.nextInt(i));
        }
        List<Member> members = new ArrayList<>();
        IntStream.range(0, 16)
                .filter(i -> random.nextBoolean())
                .forEach(i ->
                        members.add(new Member("p" + i, random.nextInt(4) == 0 ? null : "p" + random.nextInt(18))));

        Result result = ReportingLines.order(members, Map.copyOf(withoutNulls(graph)));

        assertThat(result.order().size() + result.refused().size()).isEqualTo(members.size());
        Map<String, String> wanted = new HashMap<>();
        members.forEach(member -> wanted.put(member.userName(), member.manager() == null ? "" : member.manager()));
        Map<String, String> written = new HashMap<>(withoutNulls(graph));
        for (String userName : result.order()) {
            String manager = wanted.getOrDefault(userName, "");
            assertThat(manager.isEmpty() || written.containsKey(manager))
                    .as("%s exists before %s", manager, userName)
                    .isTrue();
            written.put(userName, manager);
            assertThat(leadsBack(userName, written)).isFalse();
        }
    }

    /** No manager is an empty text here, since maps of the JDK take no null; nobody is called that. */
    private static Map<String, String> withoutNulls(Map<String, @Nullable String> graph) {
        Map<String, String> copy = new HashMap<>();
        graph.forEach((userName, manager) -> copy.put(userName, manager == null ? "" : manager));
        return copy;
    }

    private static boolean leadsBack(String start, Map<String, String> managers) {
        String current = managers.getOrDefault(start, "");
        for (int i = 0; i <= managers.size() && !current.isEmpty(); i++) {
            if (current.equals(start)) {
                return true;
            }
            current = managers.getOrDefault(current, "");
        }
        return false;
    }

    private static Result order(Map<String, @Nullable String> known, Member... members) {
        return ReportingLines.order(List.of(members), known);
    }

    private static Member member(String userName, @Nullable String manager) {
        return new Member(userName, manager);
    }
}
