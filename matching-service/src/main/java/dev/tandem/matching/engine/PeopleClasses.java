package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * People of one side by what they state: two of one class are the same to a criterion.
 *
 * @param of class by person
 * @param members the first person of each class
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
record PeopleClasses(int[] of, List<Profile> members) {
    static PeopleClasses by(List<Profile> people, Function<Profile, Object> key) {
        Map<Object, Integer> known = new HashMap<>();
        List<Profile> members = new ArrayList<>();
        int[] of = new int[people.size()];
        for (Profile person : people) {
            Integer number = known.putIfAbsent(key.apply(person), members.size());
            if (number == null) {
                number = members.size();
                members.add(person);
            }
            of[person.index] = number;
        }
        return new PeopleClasses(of, members);
    }

    int count() {
        return members.size();
    }
}
