package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/** A participant in numbers, so that millions of pairs can be compared without touching a string. Arrays ascend unless said otherwise. */
final class Profile {
    static final int NOT_STATED = -1;

    final Participant participant;
    /** Position among the participants of this side, by id; among all of them in a pool of peers. */
    final int index;

    int person = NOT_STATED;
    /** Managers at any depth, nearest first. */
    int[] managers = {};

    int[] excludedPersons = {};
    /** On mentees: mentors, by position, that the coordinator has forbidden. */
    int[] forbiddenMentors = {};
    /** On mentees: persons who have been their mentor before. */
    int[] priorMentors = {};

    /** Skills a mentee or peer wants, and in parallel the levels. */
    int[] wanted = {};

    int[] wantedLevels = {};
    /** Skills a mentor or peer offers, and in parallel the levels. */
    int[] offered = {};

    int[] offeredLevels = {};

    int[] goals = {};
    int[] interests = {};
    int[] languages = {};
    int[] meetingModes = {};
    /** Persons, best first. */
    int[] wishes = {};
    /** See {@link Distance}; null when unknown. */
    double @Nullable [] position;

    int department = NOT_STATED;
    int zone = NOT_STATED;
    /** By shape of the zone, see {@link WeeklyOverlap}; null when nothing is stated. */
    int @Nullable [][] timetable;

    Profile(Participant participant, int index) {
        this.participant = participant;
        this.index = index;
    }
}
