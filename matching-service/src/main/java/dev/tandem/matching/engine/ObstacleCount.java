package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands between one person and everybody on the other side. */
final class ObstacleCount {
    private final Map<RuleCode, Integer> blocked = new EnumMap<>(RuleCode.class);
    /** Pairs that one rule alone blocks, and those of them whose mentor has room. */
    private final Map<RuleCode, Integer> blockedAlone = new EnumMap<>(RuleCode.class);

    private final Map<RuleCode, Integer> blockedAloneWithRoom = new EnumMap<>(RuleCode.class);
    private final Map<Integer, Integer> byOverlap = new TreeMap<>(Collections.reverseOrder());
    private final Map<Integer, Integer> byScore = new TreeMap<>(Collections.reverseOrder());
    private final Map<String, Integer> byLanguage = new TreeMap<>();
    private final Map<String, Integer> withRoomByLanguage = new TreeMap<>();
    private final List<ShortOfTime> shortOfTime = new ArrayList<>();
    private int blockedPairs;

    /** A mentor with whom nothing but the time in common, in minutes, is too little. */
    record ShortOfTime(Profile mentor, int minutes, boolean room) {}

    void add(CandidatePair pair, Set<RuleCode> broken, boolean room) {
        blockedPairs += broken.isEmpty() ? 0 : 1;
        for (RuleCode rule : broken) {
            blocked.merge(rule, 1, Integer::sum);
            if (broken.size() == 1) {
                blockedAlone.merge(rule, 1, Integer::sum);
                blockedAloneWithRoom.merge(rule, room ? 1 : 0, Integer::sum);
                remember(rule, pair, room);
            }
        }
    }

    private void remember(RuleCode rule, CandidatePair pair, boolean room) {
        if (rule == RuleCode.MINIMUM_WEEKLY_OVERLAP) {
            int minutes = Math.max(0, pair.overlapMinutes());
            byOverlap.merge(minutes, 1, Integer::sum);
            shortOfTime.add(new ShortOfTime(pair.mentor(), minutes, room));
        } else if (rule == RuleCode.MINIMUM_SCORE) {
            byScore.merge(pair.score(), 1, Integer::sum);
        } else if (rule == RuleCode.SHARED_LANGUAGE) {
            for (int language : pair.mentor().languages) {
                String name = pair.pool().languageName(language);
                byLanguage.merge(name, 1, Integer::sum);
                withRoomByLanguage.merge(name, room ? 1 : 0, Integer::sum);
            }
        }
    }

    int blockedPairs() {
        return blockedPairs;
    }

    List<ShortOfTime> shortOfTime() {
        return shortOfTime;
    }

    int withRoomByLanguage(String language) {
        return withRoomByLanguage.getOrDefault(language, 0);
    }

    /** Whether a language opens more mentors than another, first those with room. */
    boolean opensMore(String language, String than) {
        int withRoom = withRoomByLanguage(language) - withRoomByLanguage(than);
        return withRoom > 0
                || (withRoom == 0 && byLanguage.getOrDefault(language, 0) > byLanguage.getOrDefault(than, 0));
    }

    Map<RuleCode, Integer> blockedBy() {
        return Collections.unmodifiableMap(blocked);
    }

    int blockedAloneBy(RuleCode rule) {
        return blockedAlone.getOrDefault(rule, 0);
    }

    int blockedAloneWithRoomBy(RuleCode rule) {
        return blockedAloneWithRoom.getOrDefault(rule, 0);
    }

    /** Shared minutes to pairs that only the minimum overlap blocks, most minutes first. */
    Map<Integer, Integer> byOverlap() {
        return byOverlap;
    }

    /** Scores to pairs that only the minimum score blocks, highest first. */
    Map<Integer, Integer> byScore() {
        return byScore;
    }

    /** Languages to pairs that only the shared language blocks, by name. */
    Map<String, Integer> byLanguage() {
        return byLanguage;
    }

    /** The negotiable rule that alone stands against most, first those with room; null when none stands alone. */
    @Nullable
    RuleCode likeliest() {
        RuleCode best = null;
        for (RuleCode rule : RuleCode.values()) {
            boolean negotiable = rule != RuleCode.SAME_PERSON && rule != RuleCode.EXCLUSION;
            if (negotiable && blockedAloneBy(rule) > 0 && (best == null || better(rule, best))) {
                best = rule;
            }
        }
        return best;
    }

    private boolean better(RuleCode rule, RuleCode than) {
        int withRoom = blockedAloneWithRoomBy(rule) - blockedAloneWithRoomBy(than);
        return withRoom > 0 || (withRoom == 0 && blockedAloneBy(rule) > blockedAloneBy(than));
    }

    String nobody(String other, int candidates) {
        List<String> counts = new ArrayList<>();
        blocked.forEach((rule, count) -> counts.add(Sentences.lower(rule).replace('_', ' ') + " (" + count + ")"));
        return "None of the " + Sentences.count(candidates, other, other + "s") + " is eligible: "
                + Sentences.list(counts) + ".";
    }
}
