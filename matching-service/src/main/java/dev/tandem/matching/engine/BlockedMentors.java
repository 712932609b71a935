package dev.tandem.matching.engine;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The mentors that rules about persons keep from a mentee, found without looking at the others. */
final class BlockedMentors {
    private final MatchPolicy.HardRules rules;
    /** By person: where their mentors, the mentors excluding them, and the mentors reporting to them are. */
    private final Index enrolled;

    private final Index excluding;
    private final Index reporting;

    BlockedMentors(Pool pool, MatchPolicy.HardRules rules) {
        this.rules = rules;
        enrolled = new Index(pool, mentor -> new int[] {mentor.person});
        excluding = new Index(pool, mentor -> mentor.excludedPersons);
        reporting = new Index(pool, mentor -> rules.forbidReportingLine() ? mentor.managers : new int[0]);
    }

    /** May name a mentor more than once. */
    void each(Profile mentee, IntConsumer blocked) {
        enrolled.each(mentee.person, blocked);
        excluding.each(mentee.person, blocked);
        reporting.each(mentee.person, blocked);
        for (int person : mentee.excludedPersons) {
            enrolled.each(person, blocked);
        }
        for (int mentor : mentee.forbiddenMentors) {
            blocked.accept(mentor);
        }
        if (rules.forbidReportingLine()) {
            for (int person : mentee.managers) {
                enrolled.each(person, blocked);
            }
        }
        if (rules.forbidPriorPairs()) {
            for (int person : mentee.priorMentors) {
                enrolled.each(person, blocked);
            }
        }
    }

    /** Mentors by person, in one array. */
    private static final class Index {
        private final int[] start;
        private final int[] mentors;

        Index(Pool pool, Function<Profile, int[]> persons) {
            start = new int[pool.persons() + 1];
            for (Profile mentor : pool.mentors) {
                for (int person : persons.apply(mentor)) {
                    start[person + 1]++;
                }
            }
            for (int person = 0; person < pool.persons(); person++) {
                start[person + 1] += start[person];
            }
            mentors = new int[start[pool.persons()]];
            int[] next = Arrays.copyOf(start, start.length);
            for (Profile mentor : pool.mentors) {
                for (int person : persons.apply(mentor)) {
                    mentors[next[person]++] = mentor.index;
                }
            }
        }

        void each(int person, IntConsumer mentor) {
            for (int at = start[person]; at < start[person + 1]; at++) {
                mentor.accept(mentors[at]);
            }
        }
    }
}
