package dev.tandem.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.Deliveries;
import dev.tandem.e2e.Patiently;
import dev.tandem.local.demo.Api;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nine people of one cohort with self-matching: the owner is a mentee with a running mentorship, an admirer has asked a mentor, a
 * stranger has nothing to do with either, and somebody has left the organisation. Played through the public API in a few seconds.
 */
public final class World {

    private static final String COORDINATOR = "coordinator";

    private final Api api;
    private final String name;
    private final LocalDate today;
    private final Map<String, String> people = new TreeMap<>();
    private final Map<String, String> enrollments = new TreeMap<>();
    private final Map<String, Example> examples = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();

    private World(Api api, String name, Instant now) {
        this.api = api;
        this.name = name;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Plays it.
     *
     * @param name what userNames and titles begin with; something is added, so that many worlds have room on one platform
     * @param now the platform's time
     */
    public static World play(Api api, String name, Instant now) {
        World world = new World(api, name + Long.toString(System.nanoTime(), Character.MAX_RADIX), now);
        new Beginning(api, world).play();
        new Sequel(api, world).play();
        world.dates();
        return world;
    }

    /** The mentee whose the examples are. */
    public String owner() {
        return userName("mentee", 1);
    }

    /** The owner's mentor. */
    public String mentor() {
        return userName("mentor", 1);
    }

    /** A mentor who was asked by {@link #admirer()}. */
    public String asked() {
        return userName("mentor", 2);
    }

    /** A mentee who has asked a mentor. */
    public String admirer() {
        return userName("mentee", 2);
    }

    /** A participant who has nothing to do with the others. */
    public String stranger() {
        return name + ".stranger";
    }

    /** Somebody who was a participant once and is not active any more. */
    public String leaver() {
        return name + ".leaver";
    }

    /** An object of a collection, if the world has one. */
    public @Nullable Example example(String collection) {
        return examples.get(collection);
    }

    /** The id of the example of a collection. */
    public String id(String collection) {
        Example example = examples.get(collection);
        if (example == null) {
            throw new IllegalStateException("no example of " + collection);
        }
        return example.id();
    }

    /** What a parameter or property of this name would hold: an id of this world, or a date that makes sense. */
    public @Nullable String value(String property) {
        return values.get(property);
    }

    /** All ids of objects that are the owner's or the admirer's alone. */
    public List<String> ownedIds() {
        return Stream.concat(
                        examples.values().stream().filter(Example::isOwned).map(Example::id),
                        Stream.of(person(owner()), enrollments.getOrDefault(owner(), "")))
                .distinct()
                .toList();
    }

    /** A person's id. */
    public String person(String userName) {
        String id = people.get(userName);
        if (id == null) {
            throw new IllegalStateException("nobody is called " + userName);
        }
        return id;
    }

    /** The enrollment of a person. */
    public String enrollment(String userName) {
        String id = enrollments.get(userName);
        if (id == null) {
            throw new IllegalStateException(userName + " is not enrolled");
        }
        return id;
    }

    /** What the mentor or mentee of a number is called. */
    String userName(String role, int number) {
        return name + "." + role + "." + number;
    }

    /** What somebody writes into the enrollment form. */
    public ObjectNode application(String userName) {
        boolean mentor = userName.contains(".mentor.");
        ObjectNode form = api.object()
                .put("cohortId", values.get("cohortId"))
                .put("role", mentor ? "MENTOR" : "MENTEE")
                .put("timeZone", "Europe/Berlin")
                .put("capacity", 1)
                .put("commitmentHoursPerMonth", 3);
        form.set(
                mentor ? "skillsOffered" : "skillsWanted",
                api.json(List.of(Map.of("skillId", need("skillId"), "level", 3))));
        form.set("goalTags", api.json(List.of("leadership")));
        form.set("languages", api.json(List.of("en")));
        form.set(
                "availability",
                api.json(List.of(
                        Map.of("day", "TUESDAY", "start", "08:00", "end", "12:00"),
                        Map.of("day", "THURSDAY", "start", "08:00", "end", "12:00"))));
        return form;
    }

    /** Lets every owner publish all that it has once more and returns when they have; the id of each replay by its collection. */
    public static Map<String, String> replayEverything(Api api) {
        Map<String, String> replays = new TreeMap<>();
        for (String service : Deliveries.SERVICES) {
            String collection = service + "-replays";
            String replay = idOf(api.post(COORDINATOR, "/api/v1/" + collection, api.object()));
            Patiently.awaiting(
                    () -> api.get(COORDINATOR, "/api/v1/" + collection + "/" + replay),
                    done -> "COMPLETED".equals(done.path("state").asText()));
            replays.put(collection, replay);
        }
        return replays;
    }

    private void dates() {
        values.put("activeFrom", today.plusDays(1).toString());
        values.put("activeUntil", today.plusMonths(8).toString());
        values.put("dueOn", today.plusDays(30).toString());
        values.put("respondBy", today.plusDays(7) + "T12:00:00Z");
        values.put("scheduledAt", today.plusDays(20) + "T12:00:00Z");
    }

    void keep(String collection, String id, String owner) {
        examples.put(collection, new Example(id, owner));
    }

    void put(String property, String value) {
        values.put(property, value);
    }

    void met(String userName, String personId) {
        people.put(userName, personId);
    }

    void enrolled(String userName, String enrollmentId) {
        enrollments.put(userName, enrollmentId);
    }

    /** Everybody, in the order of their names. */
    List<String> userNames() {
        return List.copyOf(people.keySet());
    }

    /** All who are enrolled, by their userNames. */
    Map<String, String> enrollments() {
        return enrollments;
    }

    String name() {
        return name;
    }

    LocalDate today() {
        return today;
    }

    /** A value that was put before. */
    String need(String property) {
        String value = values.get(property);
        if (value == null) {
            throw new IllegalStateException("there is no " + property + " yet");
        }
        return value;
    }

    static String idOf(JsonNode resource) {
        String id = resource.path("id").asText();
        if (id.isEmpty()) {
            throw new IllegalStateException("without an id: " + resource);
        }
        return id;
    }
}
