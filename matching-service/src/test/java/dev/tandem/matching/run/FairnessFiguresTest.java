package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.pool.Role;
import dev.tandem.matching.run.FairnessFigures.Counted;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairnessFiguresTest {

    @Test
    void the_adverse_impact_ratio_compares_with_the_group_that_fares_best() {
        List<FairnessResponse.Group> groups = FairnessFigures.of(
                        List.of(group("a", 10, 9), group("b", 10, 7), group("c", 20, 18)))
                .getFirst()
                .groups();

        assertThat(groups).extracting(FairnessResponse.Group::matchRate).containsExactly(900_000, 700_000, 900_000);
        assertThat(groups)
                .extracting(FairnessResponse.Group::adverseImpactRatio)
                .containsExactly(1_000_000, 777_778, 1_000_000);
        assertThat(groups).extracting(FairnessResponse.Group::fourFifths).containsExactly(true, false, true);
    }

    @Test
    void scores_of_few_matched_people_are_not_shown() {
        FairnessResponse.Group group = FairnessFigures.of(List.of(group("a", 9, 4)))
                .getFirst()
                .groups()
                .getFirst();

        assertThat(group.matched()).isEqualTo(4);
        assertThat(group.meanScore()).isNull();
        assertThat(group.minScore()).isNull();
    }

    @Test
    void nobody_matched_gives_no_ratio() {
        FairnessResponse.Group group = FairnessFigures.of(List.of(group("a", 9, 0)))
                .getFirst()
                .groups()
                .getFirst();

        assertThat(group.adverseImpactRatio()).isNull();
        assertThat(group.fourFifths()).isNull();
    }

    @Test
    void a_small_group_takes_the_next_larger_one_with_it() {
        FairnessResponse.Comparison comparison = FairnessFigures.of(
                        List.of(group("small", 3, 3), group("middle", 7, 5), group("large", 30, 20)))
                .getFirst();

        assertThat(comparison.suppressedGroups()).isEqualTo(2);
        assertThat(comparison.groups())
                .extracting(FairnessResponse.Group::value)
                .containsExactly("large");
    }

    @Property
    void no_suppressed_group_can_be_derived_from_the_others(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 12) Integer> sizes) {
        List<Counted> groups = new ArrayList<>();
        for (int size : sizes) {
            groups.add(group("g" + groups.size(), size, size / 2));
        }

        for (FairnessResponse.Comparison comparison : FairnessFigures.of(groups)) {
            assertThat(comparison.groups())
                    .allSatisfy(group -> assertThat(group.people()).isGreaterThanOrEqualTo(5));
            int shown = comparison.groups().stream()
                    .mapToInt(FairnessResponse.Group::people)
                    .sum();
            int hidden = sizes.stream().mapToInt(size -> size).sum() - shown;
            boolean alone = comparison.suppressedGroups() == 1 || (hidden > 0 && hidden < 5);
            assertThat(alone && !comparison.groups().isEmpty()).isFalse();
            assertThat(comparison.groups().size() + comparison.suppressedGroups())
                    .isEqualTo(sizes.size());
        }
    }

    private static Counted group(String value, int people, int matched) {
        return new Counted("attribute", value, Role.MENTEE, people, matched, 600_000, 400_000);
    }
}
