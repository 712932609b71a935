package dev.tandem.matching.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What stands between one person and everybody on the other side. */
final class ObstacleCount {
    private final Map<RuleCode, Integer> blocked = new EnumMap<>(RuleCode.class);
    /** Pairs that one rule alone blocks, and those of them whose mentor has room. */
    private final Map<RuleCode, Integer> blockedAlone = new EnumMap<>(RuleCode.class);

    private final Map<RuleCode, Integer> blockedAloneWithRoom = new EnumMap<>(RuleCode.class);
    private final Map<Integer, Integer> byOverlap = new TreeMap<>(Collections.reverseOrder());
    private final Map<Integer, Integer> byScore = new TreeMap<>(Collections.reverseOrder());
    private final Map<String, Integer> byLanguage = new TreeMap<>();

    void add(CandidatePair pair, Set<RuleCode> broken, boolean room) {
        for (RuleCode rule : broken) {
            blocked.merge(rule, 1, Integer::sum);
            if (broken.size() == 1) {
                blockedAlone.merge(rule, 1, Integer::sum);
                blockedAloneWithRoom.merge(rule, room ? 1 : 0, Integer::sum);
                remember(rule, pair);
            }
        }
    }

    private void remember(RuleCode rule, CandidatePair pair) {
        if (rule == RuleCode.MINIMUM_WEEKLY_OVERLAP) {
            byOverlap.merge(Math.max(0, pair.overlapMinutes()), 1, Integer::sum);
        } else if (rule == RuleCode.MINIMUM_SCORE) {
            byScore.merge(pair.score(), 1, Integer::sum);
        } else if (rule == RuleCode.SHARED_LANGUAGE) {
            for (int language : pair.mentor().languages) {
                byLanguage.merge(pair.pool().languageName(language), 1, Integer::sum);
            }
        }
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
}
