package dev.tandem.matching.engine;

import static dev.tandem.matching.engine.Someone.mentee;
import static dev.tandem.matching.engine.Someone.menteeId;
import static dev.tandem.matching.engine.Someone.menteePerson;
import static dev.tandem.matching.engine.Someone.mentor;
import static dev.tandem.matching.engine.Someone.mentorId;
import static dev.tandem.matching.engine.Someone.mentorPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UnmatchedReasonsTest {
    private static final MatchingEngine ENGINE = new MatchingEngine();

    private static MatchPolicy rules(MatchPolicy.HardRules rules) {
        return MatchPolicy.defaults().withRules(rules);
    }

    private static Unmatched reason(MatchInput input, MatchPolicy policy, UUID id) {
        return ENGINE.run(input, policy, 0).unmatched().stream()
                .filter(unmatched -> unmatched.participantId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Fix fix(Unmatched unmatched) {
        Fix fix = unmatched.fix();
        assertThat(fix).isNotNull();
        return fix == null ? new Fix(FixCode.ADD_MENTOR, Map.of(), "") : fix;
    }

    private static boolean isMatched(MatchInput input, MatchPolicy policy, UUID mentee) {
        return ENGINE.run(input, policy, 0).proposals().stream()
                .anyMatch(proposal -> proposal.menteeId().equals(mentee));
    }

    @Test
    void taken_places_are_told_and_the_suggested_places_do_match_the_mentee() {
        // Mentor 1 fits all three and has one place; mentee 2 fits least well.
        MatchInput input = Inputs.of(
                mentee(1).goals("a"),
                mentee(2).goals("x"),
                mentee(3).goals("a", "b"),
                mentor(1).goals("a"));

        Unmatched last = reason(input, Inputs.lenient(), menteeId(2));

        assertThat(last.code()).isEqualTo(UnmatchedCode.CAPACITY_EXHAUSTED);
        assertThat(last.eligible()).isEqualTo(1);
        assertThat(fix(last).code()).isEqualTo(FixCode.RAISE_CAPACITY);
        assertThat(fix(last).parameters())
                .containsEntry("mentorId", mentorId(1).toString())
                .containsEntry("places", 2)
                .containsEntry("waiting", 2)
                .containsEntry("verified", true);
        MatchInput raised = Inputs.of(
                mentee(1).goals("a"),
                mentee(2).goals("x"),
                mentee(3).goals("a", "b"),
                mentor(1).goals("a").places(3));
        assertThat(isMatched(raised, Inputs.lenient(), menteeId(2))).isTrue();
    }

    @Test
    void one_place_is_suggested_where_one_suffices() {
        MatchInput input = Inputs.of(
                mentee(1).goals("a"),
                mentee(2).goals("x"),
                mentee(3).goals("a", "b"),
                mentor(1).goals("a"));

        assertThat(fix(reason(input, Inputs.lenient(), menteeId(3))).parameters())
                .containsEntry("places", 1);
    }

    @Test
    void blocked_mentors_are_counted_by_rule_and_the_rule_that_alone_blocks_most_is_named() {
        MatchInput input = Inputs.managed(
                Inputs.of(
                        mentee(1).speaks("en").excludes(mentorPerson(4)),
                        mentor(1).speaks("en"),
                        mentor(2).speaks("en"),
                        mentor(3).speaks("fr"),
                        mentor(4).speaks("en")),
                Map.of(menteePerson(1), mentorPerson(1), mentorPerson(1), mentorPerson(2)));
        MatchPolicy policy = rules(new MatchPolicy.HardRules(true, false, true, 0, 0, false));

        Unmatched reason = reason(input, policy, menteeId(1));

        assertThat(reason.code()).isEqualTo(UnmatchedCode.NO_ELIGIBLE_MENTOR);
        assertThat(reason.candidates()).isEqualTo(4);
        assertThat(reason.blockedBy())
                .containsExactly(
                        entry(RuleCode.EXCLUSION, 1),
                        entry(RuleCode.REPORTING_LINE, 2),
                        entry(RuleCode.SHARED_LANGUAGE, 1));
        assertThat(fix(reason).code()).isEqualTo(FixCode.RELAX_RULE);
        assertThat(fix(reason).parameters())
                .containsEntry("rule", "REPORTING_LINE")
                .containsEntry("opens", 2);
        assertThat(isMatched(input, rules(new MatchPolicy.HardRules(false, false, true, 0, 0, false)), menteeId(1)))
                .isTrue();
    }

    @Test
    void the_language_that_opens_most_mentors_is_named_and_opens_one() {
        MatchPolicy policy = rules(new MatchPolicy.HardRules(false, false, true, 0, 0, false));
        MatchInput input = Inputs.of(
                mentee(1).speaks("de"),
                mentor(1).speaks("fr"),
                mentor(2).speaks("en", "fr"),
                mentor(3).speaks("en", "fr"));

        Unmatched reason = reason(input, policy, menteeId(1));

        assertThat(fix(reason).code()).isEqualTo(FixCode.ADD_LANGUAGE);
        assertThat(fix(reason).parameters()).containsEntry("language", "fr").containsEntry("opens", 3);
        assertThat(isMatched(Inputs.of(mentee(1).speaks("de", "fr"), mentor(1).speaks("fr")), policy, menteeId(1)))
                .isTrue();
    }

    @Test
    void more_time_on_a_day_is_named_and_matches() {
        MatchInput input = Inputs.of(
                mentee(1).in("Europe/Berlin").free(DayOfWeek.MONDAY, "09:00", "10:00"),
                mentor(1).in("Europe/Berlin").free(DayOfWeek.MONDAY, "09:30", "12:00"),
                mentor(2).in("Europe/London").free(DayOfWeek.TUESDAY, "15:00", "18:00"),
                mentor(3).in("Europe/Berlin").free(DayOfWeek.MONDAY, "09:30", "12:00"));
        MatchPolicy hour = rules(new MatchPolicy.HardRules(false, false, false, 60, 0, false));

        Fix fix = fix(reason(input, hour, menteeId(1)));

        assertThat(fix.code()).isEqualTo(FixCode.ADD_AVAILABILITY);
        assertThat(fix.parameters())
                .containsEntry("day", "MONDAY")
                .containsEntry("start", "10:00")
                .containsEntry("end", "10:30")
                .containsEntry("minutes", 30)
                .containsEntry("opens", 2)
                .containsEntry("promised", true);
        assertThat(fix.message()).isEqualTo("30 more minutes on Monday, from 10:00 to 10:30, would open 2 mentors.");
        assertThat(isMatched(applied(input, menteeId(1), fix), hour, menteeId(1)))
                .isTrue();
    }

    @Test
    void hours_are_told_as_hours_and_hold_in_every_week_although_clocks_change_on_different_days() {
        MatchInput input = Inputs.of(
                mentee(1).in("Europe/Berlin").free(DayOfWeek.MONDAY, "09:00", "10:00"),
                mentor(1).in("America/New_York").free(DayOfWeek.TUESDAY, "08:00", "12:00"));
        MatchPolicy two = rules(new MatchPolicy.HardRules(false, false, false, 120, 0, false));

        Fix fix = fix(reason(input, two, menteeId(1)));

        assertThat(fix.code()).isEqualTo(FixCode.ADD_AVAILABILITY);
        assertThat(fix.message()).startsWith("2 more hours on Tuesday").endsWith("would open 1 mentor.");
        assertThat(isMatched(applied(input, menteeId(1), fix), two, menteeId(1)))
                .isTrue();
    }

    @Test
    void a_lower_minimum_is_named_where_the_mentors_themselves_have_too_little_time() {
        MatchInput input = Inputs.of(
                mentee(1).in("UTC").free(DayOfWeek.MONDAY, "09:00", "17:00"),
                mentor(1).in("UTC").free(DayOfWeek.MONDAY, "09:30", "10:00"),
                mentor(2).in("UTC").free(DayOfWeek.MONDAY, "09:15", "10:00"));

        Unmatched reason =
                reason(input, rules(new MatchPolicy.HardRules(false, false, false, 60, 0, false)), menteeId(1));

        assertThat(fix(reason).code()).isEqualTo(FixCode.LOWER_MINIMUM_OVERLAP);
        assertThat(fix(reason).parameters())
                .containsEntry("from", 60)
                .containsEntry("to", 45)
                .containsEntry("opens", 1);
        MatchPolicy.HardRules lower = new MatchPolicy.HardRules(false, false, false, 45, 0, false);
        assertThat(isMatched(input, rules(lower), menteeId(1))).isTrue();
    }

    /** Everybody who is told that a change would match them is matched by that change, in any pool. */
    @Property(tries = 150)
    void fixes_that_promise_a_match_keep_their_word(
            @ForAll @IntRange(min = 1, max = 14) int mentees,
            @ForAll @IntRange(min = 1, max = 8) int mentors,
            @ForAll long seed) {
        MatchInput input = RandomPools.mentoring(mentees, mentors, seed);
        MatchPolicy policy = RandomPools.policy(seed);
        for (MatchOptions options : List.of(
                MatchOptions.optimal(1),
                new MatchOptions(Strategy.OPTIMAL, 200_000L, 0, 1),
                new MatchOptions(Strategy.OPTIMAL, null, 2, 1),
                MatchOptions.of(Strategy.STABLE, 1),
                MatchOptions.of(Strategy.FAIR, 1))) {
            for (Unmatched unmatched :
                    ENGINE.run(input, policy, options, ProgressListener.NONE).unmatched()) {
                Fix fix = unmatched.fix();
                if (fix != null && promises(fix)) {
                    MatchOptions changed = switch (fix.code()) {
                        case MOST_PAIRS_FIRST, LOWER_GROUP_SIZE -> MatchOptions.optimal(1);
                        default -> options;
                    };
                    MatchInput better = applied(input, unmatched.participantId(), fix);
                    assertThat(ENGINE.run(better, policy, changed, ProgressListener.NONE)
                                    .proposals())
                            .as("%s for %s under %s", fix, unmatched, options)
                            .anyMatch(proposal -> proposal.menteeId().equals(unmatched.participantId()));
                }
            }
        }
    }

    private static boolean promises(Fix fix) {
        return Boolean.TRUE.equals(fix.parameters().get("verified"))
                || Boolean.TRUE.equals(fix.parameters().get("promised"));
    }

    /** The input as it would be if the fix were made; fixes of policy and options leave it as it is. */
    private static MatchInput applied(MatchInput input, UUID mentee, Fix fix) {
        Map<String, Object> parameters = fix.parameters();
        List<Participant> people = input.participants().stream()
                .map(person -> switch (fix.code()) {
                    case RAISE_CAPACITY ->
                        person.id().toString().equals(parameters.get("mentorId"))
                                ? changed(
                                        person,
                                        person.capacity() + Integer.parseInt(String.valueOf(parameters.get("places"))),
                                        person.availability(),
                                        person.languages())
                                : person;
                    case ADD_AVAILABILITY -> {
                        List<WeeklySlot> slots = new ArrayList<>(person.availability());
                        slots.add(new WeeklySlot(
                                DayOfWeek.valueOf(String.valueOf(parameters.get("day"))),
                                LocalTime.parse(String.valueOf(parameters.get("start"))),
                                LocalTime.parse(String.valueOf(parameters.get("end")))));
                        yield person.id().equals(mentee)
                                ? changed(person, person.capacity(), slots, person.languages())
                                : person;
                    }
                    case ADD_LANGUAGE -> {
                        Set<String> languages = new HashSet<>(person.languages());
                        languages.add(String.valueOf(parameters.get("language")));
                        yield person.id().equals(mentee)
                                ? changed(person, person.capacity(), person.availability(), languages)
                                : person;
                    }
                    default -> person;
                })
                .toList();
        return new MatchInput(
                people,
                input.phase(),
                input.taxonomy(),
                input.managers(),
                input.forbidden(),
                input.prior(),
                input.locked());
    }

    private static Participant changed(
            Participant person, int capacity, List<WeeklySlot> slots, Set<String> languages) {
        return Participant.builder(person.id(), person.personId(), person.side(), capacity)
                .skillsOffered(person.skillsOffered())
                .skillsWanted(person.skillsWanted())
                .goals(person.goals())
                .interests(person.interests())
                .availability(slots)
                .timeZone(person.timeZone())
                .languages(languages)
                .department(person.department())
                .seniorityLevel(person.seniorityLevel())
                .exclusions(person.exclusions())
                .place(person.place())
                .commitmentHoursPerMonth(person.commitmentHoursPerMonth())
                .meetingModes(person.meetingModes())
                .experienceYears(person.experienceYears())
                .communicationStyle(person.communicationStyle())
                .wishes(person.wishes())
                .affinity(person.affinity())
                .answers(person.answers())
                .build();
    }

    @Test
    void a_mentee_who_has_not_said_when_they_are_free_is_asked_to() {
        MatchInput input = Inputs.of(mentee(1), mentor(1).in("UTC").free(DayOfWeek.MONDAY, "09:00", "12:00"));

        Unmatched reason =
                reason(input, rules(new MatchPolicy.HardRules(false, false, false, 60, 0, false)), menteeId(1));

        assertThat(fix(reason).code()).isEqualTo(FixCode.STATE_AVAILABILITY);
    }

    @Test
    void below_the_minimum_is_its_own_reason_and_the_named_minimum_matches() {
        MatchInput input =
                Inputs.of(mentee(1).goals("a"), mentor(1).goals("b"), mentor(2).goals("c"));

        Unmatched reason =
                reason(input, rules(new MatchPolicy.HardRules(false, false, false, 0, 900_000, true)), menteeId(1));

        assertThat(reason.code()).isEqualTo(UnmatchedCode.BELOW_MINIMUM);
        assertThat(reason.blockedBy()).containsExactly(entry(RuleCode.MINIMUM_SCORE, 2));
        assertThat(fix(reason).code()).isEqualTo(FixCode.LOWER_MINIMUM_SCORE);
        int to = (Integer) fix(reason).parameters().getOrDefault("to", 0);
        assertThat(isMatched(input, rules(new MatchPolicy.HardRules(false, false, false, 0, to, true)), menteeId(1)))
                .isTrue();
        assertThat(isMatched(
                        input, rules(new MatchPolicy.HardRules(false, false, false, 0, to + 1, true)), menteeId(1)))
                .isFalse();
    }

    @Test
    void without_any_mentor_another_one_is_needed() {
        Unmatched reason = reason(Inputs.of(mentee(1)), Inputs.lenient(), menteeId(1));

        assertThat(reason.code()).isEqualTo(UnmatchedCode.NO_ELIGIBLE_MENTOR);
        assertThat(fix(reason).code()).isEqualTo(FixCode.ADD_MENTOR);
    }

    @Test
    void a_request_not_to_be_paired_is_never_put_up_for_discussion() {
        Unmatched reason =
                reason(Inputs.of(mentee(1).excludes(mentorPerson(1)), mentor(1)), Inputs.lenient(), menteeId(1));

        assertThat(fix(reason).code()).isEqualTo(FixCode.ADD_MENTOR);
    }

    @Test
    void mentors_learn_whether_they_are_not_needed_full_or_without_eligible_mentees() {
        MatchInput input = Inputs.of(
                mentee(1).goals("a"),
                mentor(1).goals("a"),
                mentor(2).goals("b"),
                mentor(3).places(0),
                mentor(4).excludes(menteePerson(1)));

        List<Unmatched> unmatched = ENGINE.run(input, Inputs.lenient(), 0).unmatched();

        assertThat(unmatched)
                .extracting(Unmatched::participantId, Unmatched::code)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(mentorId(2), UnmatchedCode.NOT_NEEDED),
                        org.assertj.core.api.Assertions.tuple(mentorId(3), UnmatchedCode.NO_PLACES),
                        org.assertj.core.api.Assertions.tuple(mentorId(4), UnmatchedCode.NO_ELIGIBLE_MENTEE));
    }
}
