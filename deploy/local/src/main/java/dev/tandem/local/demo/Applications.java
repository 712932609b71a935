package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What each person writes into the enrollment form. It is made from what HR knows of them and from a generator that is seeded by
 * their userName, so that every run of the demo enrols the same people with the same wishes.
 */
final class Applications {

    private static final List<String> GOALS = List.of(
            "career-growth",
            "leadership",
            "networking",
            "technical-depth",
            "public-speaking",
            "work-life-balance",
            "change-of-role");
    private static final List<String> INTERESTS = List.of(
            "running", "music", "open-source", "travel", "cooking", "volunteering", "photography", "chess", "reading");
    private static final List<String> DAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    private static final List<String> STYLES = List.of("ANALYTICAL", "DIRECT", "EXPRESSIVE", "SUPPORTIVE");
    private static final List<String> TOPICS =
            List.of("career", "conflict", "delegation", "feedback", "first-hundred-days", "strategy");
    private static final List<String> ATTRIBUTES = List.of("caregiver", "first-generation");
    private static final int MENTOR_RANK = 4;
    private static final Map<String, Integer> RANKS = Map.of(
            "ENTRY",
            1,
            "JUNIOR",
            2,
            "INTERMEDIATE",
            3,
            "SENIOR",
            4,
            "LEAD",
            5,
            "MANAGER",
            6,
            "DIRECTOR",
            7,
            "EXECUTIVE",
            8);

    private final Api api;
    private final List<String> skillIds;

    /**
     * @param skillIds the taxonomy's ids in a stable order
     */
    Applications(Api api, List<String> skillIds) {
        this.api = api;
        this.skillIds = skillIds;
    }

    static boolean mentors(JsonNode person) {
        return RANKS.getOrDefault(person.path("seniority").asText(), 0) >= MENTOR_RANK;
    }

    /** The body of the enrollment request of one person in one cohort. */
    ObjectNode of(JsonNode person, String cohortId) {
        boolean mentor = mentors(person);
        SplittableRandom dice =
                new SplittableRandom(person.path("userName").asText().hashCode());
        ObjectNode form = api.object()
                .put("cohortId", cohortId)
                .put("personId", person.path("id").asText())
                .put("role", mentor ? "MENTOR" : "MENTEE")
                .put("timeZone", person.path("timeZone").asText())
                .put("capacity", mentor ? dice.nextInt(1, 4) : 1)
                .put("commitmentHoursPerMonth", dice.nextInt(2, 6));
        form.set("skillsOffered", mentor ? person.path("skills") : api.json(List.of()));
        form.set("skillsWanted", mentor ? api.json(List.of()) : wanted(person, dice));
        form.set("goalTags", api.json(pick(GOALS, dice, 2)));
        form.set("interests", api.json(pick(INTERESTS, dice, 3)));
        form.set("availability", availability(dice));
        form.set("languages", person.path("languages"));
        form.set("meetingModes", api.json(List.of("VIRTUAL")));
        form.set("excludedPersonIds", api.json(List.of()));
        int rank = RANKS.getOrDefault(person.path("seniority").asText(), 1);
        form.put("experienceYears", 2 * rank + dice.nextInt(0, 4));
        form.put("communicationStyle", STYLES.get(dice.nextInt(STYLES.size())));
        form.set(
                "answers",
                api.object().put("remote-days", dice.nextInt(0, 6)).set("topics", api.json(pick(TOPICS, dice, 2))));
        return form;
    }

    /** The same as somebody writes it themselves, who alone may say something of themselves; one in three does. */
    ObjectNode byThemselves(JsonNode person, String cohortId) {
        ObjectNode form = of(person, cohortId);
        String name = person.path("userName").asText();
        if (Stage.mood(name + " declares", 3) == 0) {
            form.set(
                    "selfDeclarations",
                    api.json(List.of(Map.of(
                            "attribute", ATTRIBUTES.get(Stage.mood(name, ATTRIBUTES.size())),
                            "value", "yes",
                            "purposes", List.of("AFFINITY", "FAIRNESS")))));
        }
        return form;
    }

    /** Two skills to grow further and two new ones. */
    private JsonNode wanted(JsonNode person, SplittableRandom dice) {
        ArrayNode wanted = api.json(List.of()).deepCopy();
        List<String> own = person.path("skills")
                .valueStream()
                .map(skill -> skill.path("skillId").asText())
                .limit(2)
                .toList();
        List<String> fresh = pick(skillIds, dice, 6).stream()
                .filter(id -> !own.contains(id))
                .limit(2)
                .toList();
        own.forEach(id -> wanted.add(api.object().put("skillId", id).put("level", 4)));
        fresh.forEach(id -> wanted.add(api.object().put("skillId", id).put("level", 3)));
        return wanted;
    }

    /** Three or four windows of two hours in the working day of the person's own time zone. */
    private JsonNode availability(SplittableRandom dice) {
        ArrayNode windows = api.json(List.of()).deepCopy();
        for (String day : pick(DAYS, dice, dice.nextInt(3, 5))) {
            int start = dice.nextInt(8, 17);
            windows.add(api.object()
                    .put("day", day)
                    .put("start", "%02d:00".formatted(start))
                    .put("end", "%02d:00".formatted(start + 3)));
        }
        return windows;
    }

    private static <T> List<T> pick(List<T> from, SplittableRandom dice, int count) {
        int[] order = IntStream.range(0, from.size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = dice.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return IntStream.of(order).limit(count).sorted().mapToObj(from::get).toList();
    }
}
