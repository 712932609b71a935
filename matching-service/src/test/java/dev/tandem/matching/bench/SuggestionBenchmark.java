package dev.tandem.matching.bench;

import dev.tandem.matching.engine.ActivePhase;
import dev.tandem.matching.engine.MatchInput;
import dev.tandem.matching.engine.MatchPolicy;
import dev.tandem.matching.engine.PairEvaluator;
import dev.tandem.matching.engine.PairEvaluator.RankedPair;
import dev.tandem.matching.engine.Participant;
import dev.tandem.matching.engine.Side;
import dev.tandem.matching.engine.WeeklySlot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * How long the engine's part of a suggestion takes on generated pools: preparing the pool (once per change), ranking
 * everybody for one person (once per person and change) with ten explanations, and the explanations alone (every other
 * time).
 *
 * <p>Arguments: people per side (default 1000, 2000 and 5000). Prints a line of JSON for each.
 */
public final class SuggestionBenchmark {

    private static final int SHOWN = 10;
    private static final int KEPT = 100;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Zurich"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Singapore"));

    private SuggestionBenchmark() {}

    public static void main(String[] arguments) {
        int[] sizes = arguments.length == 0
                ? new int[] {1000, 2000, 5000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        measure(200, 1);
        for (int size : sizes) {
            System.out.println(measure(size, 42));
        }
    }

    private static String measure(int size, long seed) {
        Random random = new Random(seed);
        List<Participant> people = new ArrayList<>();
        List<UUID> mentees = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(somebody(random, Side.MENTOR));
            Participant mentee = somebody(random, Side.MENTEE);
            people.add(mentee);
            mentees.add(mentee.id());
        }
        ActivePhase phase = new ActivePhase(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 8, 31));
        long begin = System.nanoTime();
        PairEvaluator evaluator = new PairEvaluator(MatchInput.of(people, phase), MatchPolicy.defaults());
        double prepared = (System.nanoTime() - begin) / 1e6;

        int asked = Math.min(1000, size);
        double[] first = new double[asked];
        double[] again = new double[asked];
        int suggested = 0;
        for (int i = 0; i < asked; i++) {
            long start = System.nanoTime();
            List<RankedPair> ranked = evaluator.rank(mentees.get(i), KEPT);
            suggested += explain(evaluator, ranked);
            first[i] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            suggested += explain(evaluator, ranked);
            again[i] = (System.nanoTime() - start) / 1e6;
        }
        return ("{\"bench\":\"suggestions\",\"mentors\":%d,\"mentees\":%d,\"prepareMillis\":%.1f,\"firstP50Millis\":%.2f,"
                        + "\"firstP99Millis\":%.2f,\"againP50Millis\":%.3f,\"againP99Millis\":%.3f,\"suggested\":%d}")
                .formatted(
                        size,
                        size,
                        prepared,
                        percentile(first, 50),
                        percentile(first, 99),
                        percentile(again, 50),
                        percentile(again, 99),
                        suggested);
    }

    private static int explain(PairEvaluator evaluator, List<RankedPair> ranked) {
        int shown = Math.min(SHOWN, ranked.size());
        for (RankedPair pair : ranked.subList(0, shown)) {
            evaluator.evaluate(pair.menteeId(), pair.mentorId());
        }
        return shown;
    }

    private static double percentile(double[] millis, int percent) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static Participant somebody(Random random, Side side) {
        Map<String, Integer> skills = new HashMap<>();
        while (skills.size() < 4) {
            skills.put("skill-" + random.nextInt(60), 1 + random.nextInt(5));
        }
        List<WeeklySlot> free = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            LocalTime start = LocalTime.of(8 + random.nextInt(9), 0);
            free.add(new WeeklySlot(DayOfWeek.of(1 + random.nextInt(5)), start, start.plusHours(2)));
        }
        return Participant.builder(
                        new UUID(random.nextLong(), random.nextLong()),
                        new UUID(random.nextLong(), random.nextLong()),
                        side,
                        1 + random.nextInt(3))
                .skillsOffered(side == Side.MENTOR ? skills : Map.of())
                .skillsWanted(side == Side.MENTEE ? skills : Map.of())
                .goals(tags(random, "goal", 8, 2))
                .interests(tags(random, "interest", 30, 4))
                .availability(free)
                .timeZone(ZONES.get(random.nextInt(ZONES.size())))
                .languages(random.nextInt(4) == 0 ? Set.of("de", "en") : Set.of("en"))
                .department("department-" + random.nextInt(12))
                .seniorityLevel(side == Side.MENTOR ? 4 + random.nextInt(4) : 1 + random.nextInt(4))
                .build();
    }

    private static Set<String> tags(Random random, String kind, int of, int count) {
        Set<String> tags = new HashSet<>();
        while (tags.size() < count) {
            tags.add("%s-%d".formatted(kind, random.nextInt(of)));
        }
        return tags;
    }
}
