package dev.tandem.matching.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** The participants of a run as profiles, each side in the order of ids, with the dictionaries behind their numbers. */
final class Pool {
    final List<Profile> mentees = new ArrayList<>();
    final List<Profile> mentors = new ArrayList<>();
    final List<Profile> peers = new ArrayList<>();
    final WeeklyOverlap overlap;

    private final MatchInput input;
    private final Map<UUID, Profile> byId = new HashMap<>();
    private final Map<UUID, Integer> persons = new HashMap<>();
    private final Dictionary skills = new Dictionary();
    private final Dictionary tags = new Dictionary();
    private final Dictionary languages = new Dictionary();
    private final Dictionary departments = new Dictionary();
    /** By skill: its nearest ancestors, parent first. */
    private final int[][] ancestors;

    Pool(MatchInput input, MatchPolicy policy) {
        this.input = input;
        this.overlap = new WeeklyOverlap(input.phase());
        for (Participant participant : input.participants()) {
            List<Profile> side = switch (participant.side()) {
                case MENTOR -> mentors;
                case MENTEE -> mentees;
                case PEER -> peers;
            };
            Profile profile = new Profile(participant, side.size());
            side.add(profile);
            byId.put(participant.id(), profile);
            fill(profile);
        }
        overlap.prepare();
        markPairs();
        int known = skills.size();
        ancestors = new int[known][];
        for (int skill = 0; skill < known; skill++) {
            ancestors[skill] = input
                    .taxonomy()
                    .ancestors(skills.name(skill), policy.skills().relatedSteps())
                    .stream()
                    .mapToInt(skills::number)
                    .toArray();
        }
    }

    /** @throws MatchInputException if nobody of that side has this id */
    Profile require(UUID id, Side side) {
        Profile profile = byId.get(id);
        if (profile == null || profile.participant.side() != side) {
            throw new MatchInputException(
                    "PARTICIPANT_OUTSIDE_POOL", "There is no " + Sentences.lower(side) + " " + id + " in this pool.");
        }
        return profile;
    }

    /** @throws MatchInputException if nobody has this id */
    Profile require(UUID id) {
        Profile profile = byId.get(id);
        if (profile == null) {
            throw new MatchInputException("PARTICIPANT_OUTSIDE_POOL", "There is nobody " + id + " in this pool.");
        }
        return profile;
    }

    /** How many persons have a number. */
    int persons() {
        return persons.size();
    }

    String skillName(int skill) {
        return skills.name(skill);
    }

    String tagName(int tag) {
        return tags.name(tag);
    }

    String languageName(int language) {
        return languages.name(language);
    }

    /** How far two skills are apart when one is an ancestor of the other: 0 for the same, -1 if unrelated. */
    int steps(int skill, int other) {
        if (skill == other) {
            return 0;
        }
        int up = indexOf(ancestors[skill], other);
        int down = indexOf(ancestors[other], skill);
        if (up < 0 || down < 0) {
            return Math.max(up, down) + (Math.max(up, down) < 0 ? 0 : 1);
        }
        return Math.min(up, down) + 1;
    }

    private void fill(Profile profile) {
        Participant participant = profile.participant;
        profile.person = person(participant.personId());
        profile.managers = chain(participant.personId());
        profile.excludedPersons = sorted(participant.exclusions().stream().mapToInt(this::person));
        if (participant.side() != Side.MENTOR) {
            profile.wanted = skills(participant.skillsWanted());
            profile.wantedLevels = levels(participant.skillsWanted());
        }
        if (participant.side() != Side.MENTEE) {
            profile.offered = skills(participant.skillsOffered());
            profile.offeredLevels = levels(participant.skillsOffered());
        }
        profile.goals = numbers(tags, participant.goals());
        profile.interests = numbers(tags, participant.interests());
        profile.languages = numbers(languages, participant.languages());
        profile.meetingModes = numbers(tags, participant.meetingModes());
        profile.wishes = participant.wishes().stream().mapToInt(this::person).toArray();
        profile.position = Distance.position(participant.place());
        String department = participant.department();
        if (department != null) {
            profile.department = departments.number(department);
        }
        ZoneId zone = participant.timeZone();
        if (zone != null && !participant.availability().isEmpty()) {
            profile.zone = overlap.zone(zone);
            profile.timetable = overlap.timetable(participant.availability(), profile.zone);
        }
    }

    /** Peers have no order between them, so theirs are marked on both. */
    private void markPairs() {
        for (Pair pair : input.forbidden()) {
            Profile mentee = byId.get(pair.menteeId());
            Profile mentor = byId.get(pair.mentorId());
            if (mentee != null && mentor != null) {
                mentee.forbiddenMentors = plus(mentee.forbiddenMentors, mentor.index);
                if (mentor.participant.side() == Side.PEER) {
                    mentor.forbiddenMentors = plus(mentor.forbiddenMentors, mentee.index);
                }
            }
        }
        Map<UUID, List<Integer>> prior = new HashMap<>();
        for (Pair pair : input.prior()) {
            prior.computeIfAbsent(pair.menteeId(), id -> new ArrayList<>()).add(person(pair.mentorId()));
            if (!peers.isEmpty()) {
                prior.computeIfAbsent(pair.mentorId(), id -> new ArrayList<>()).add(person(pair.menteeId()));
            }
        }
        for (List<Profile> side : List.of(mentees, peers)) {
            for (Profile mentee : side) {
                List<Integer> before = prior.getOrDefault(mentee.participant.personId(), List.of());
                mentee.priorMentors = sorted(before.stream().mapToInt(Integer::intValue));
            }
        }
    }

    private int[] chain(UUID person) {
        List<Integer> chain = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        seen.add(person);
        UUID manager = input.managers().get(person);
        while (manager != null && seen.add(manager)) {
            chain.add(person(manager));
            manager = input.managers().get(manager);
        }
        return chain.stream().mapToInt(Integer::intValue).toArray();
    }

    private int person(UUID id) {
        return persons.computeIfAbsent(id, unseen -> persons.size());
    }

    private int[] skills(Map<String, Integer> levels) {
        return levels.keySet().stream().mapToInt(skills::number).toArray();
    }

    private static int[] levels(Map<String, Integer> levels) {
        return levels.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] numbers(Dictionary dictionary, Collection<String> names) {
        return sorted(names.stream().mapToInt(dictionary::number));
    }

    private static int[] sorted(IntStream values) {
        return values.distinct().sorted().toArray();
    }

    private static int[] plus(int[] ascending, int value) {
        return sorted(IntStream.concat(Arrays.stream(ascending), IntStream.of(value)));
    }

    private static int indexOf(int[] values, int wanted) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static final class Dictionary {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();

        int number(String name) {
            Integer known = numbers.putIfAbsent(name, names.size());
            if (known != null) {
                return known;
            }
            names.add(name);
            return names.size() - 1;
        }

        String name(int number) {
            return names.get(number);
        }

        int size() {
            return names.size();
        }
    }
}
