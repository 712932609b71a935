package dev.tandem.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.engine.ActivePhase;
import dev.tandem.matching.engine.Answer;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.Pair;
import dev.tandem.matching.engine.Participant;
import dev.tandem.matching.engine.Place;
import dev.tandem.matching.engine.Side;
import dev.tandem.matching.engine.SkillTaxonomy;
import dev.tandem.matching.engine.WeeklySlot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairingInputsTest {

    private final PairingInputs inputs = new PairingInputs();

    @Property(tries = 50)
    void an_input_comes_back_as_it_was_and_has_the_same_bytes_again(
            @ForAll long seed, @ForAll @IntRange(max = 30) int people) {
        MatchInput input = random(new Random(seed), people);

        byte[] bytes = inputs.toBytes(new PairingInput(input));
        PairingInput back = inputs.ofBytes(bytes);

        assertThat(back.input()).isEqualTo(input);
        assertThat(inputs.toBytes(back)).isEqualTo(bytes);
    }

    private static MatchInput random(Random random, int people) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            participants.add(participant(random, i % 2 == 0 ? Side.MENTOR : Side.MENTEE));
        }
        Set<Pair> apart = people < 2
                ? Set.of()
                : Set.of(new Pair(participants.get(1).id(), participants.get(0).id()));
        return new MatchInput(
                participants,
                new ActivePhase(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 8, 31)),
                new SkillTaxonomy(Map.of("java", "programming")),
                Map.of(id(random), id(random)),
                apart,
                Set.of(new Pair(id(random), id(random))),
                Set.of());
    }

    private static Participant participant(Random random, Side side) {
        boolean known = random.nextBoolean();
        return Participant.builder(id(random), id(random), side, random.nextInt(4))
                .skillsOffered(Map.of("java", 1 + random.nextInt(5)))
                .skillsWanted(known ? Map.of("go \"lang\"", 2) : Map.of())
                .goals(Set.of("größer", "b"))
                .availability(List.of(new WeeklySlot(
                        DayOfWeek.of(1 + random.nextInt(7)), LocalTime.of(random.nextInt(24), 30), LocalTime.MIDNIGHT)))
                .timeZone(known ? ZoneId.of("Europe/Zurich") : null)
                .languages(Set.of("en"))
                .department(known ? "R&D" : null)
                .seniorityLevel(known ? 4 : null)
                .exclusions(Set.of(id(random)))
                .place(known ? new Place("HQ", "Bern", "CH", 46.9 + random.nextDouble(), 7.4) : Place.UNKNOWN)
                .commitmentHoursPerMonth(known ? 3 : null)
                .meetingModes(Set.of("VIRTUAL"))
                .experienceYears(known ? 7 : null)
                .communicationStyle(known ? "DIRECT" : null)
                .wishes(List.of(id(random), id(random)))
                .affinity(known ? Map.of("caregiver", Set.of("yes")) : Map.of())
                .answers(Map.of(
                        "pace",
                        new Answer.Choices(Set.of("slow", "fast")),
                        "days",
                        new Answer.Quantity(random.nextInt(5))))
                .build();
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
