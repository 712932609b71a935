package dev.tandem.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.Patiently;
import dev.tandem.local.demo.Api;
import dev.tandem.local.demo.ApiException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    private static final String HR = "hr";
    private static final int MENTORS = 3;
    private static final int MENTEES = 4;

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
        world.hire();
        world.program();
        world.enrol();
        world.pair();
        world.workTogether();
        world.assess();
        world.operate();
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

    private String userName(String role, int number) {
        return name + "." + role + "." + number;
    }

    private void hire() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= MENTORS; i++) {
            names.add(userName("mentor", i));
        }
        for (int i = 1; i <= MENTEES; i++) {
            names.add(userName("mentee", i));
        }
        names.add(stranger());
        names.add(leaver());
        String job = importPeople(names, true);
        // At first use a token is tied to its person.
        names.forEach(userName -> people.put(userName, id(api.get(userName, "/api/v1/people/me"))));
        importPeople(List.of(leaver()), false);
        keep("person-imports", job, "");
        keep("people", person(owner()), owner());
        values.put("personId", person(owner()));
        values.put("ownerPersonId", person(owner()));
        values.put("aboutPersonId", person(mentor()));
        values.put("replacedPersonId", person(mentor()));
    }

    private String importPeople(List<String> names, boolean active) {
        StringBuilder csv = new StringBuilder("userName,givenName,familyName,email,timeZone,languages,active\n");
        names.forEach(userName ->
                csv.append("%1$s,Given,%1$s,%1$s@example.org,Europe/Berlin,en,%2$s\n".formatted(userName, active)));
        String job = id(api.postText(HR, "/api/v1/person-imports", csv.toString(), "text/csv"));
        JsonNode done = Patiently.awaiting(
                () -> api.get(HR, "/api/v1/person-imports/" + job),
                report -> "COMPLETED".equals(report.path("state").asText()));
        if (done.at("/counts/refused").asInt() > 0) {
            throw new IllegalStateException("a line was refused: " + done);
        }
        return job;
    }

    private void program() {
        String skill = id(api.post(COORDINATOR, "/api/v1/skills", api.object().put("name", name + " skill")));
        keep("skills", skill, "");
        values.put("skillId", skill);
        String program = id(api.post(
                COORDINATOR,
                "/api/v1/programs",
                api.object()
                        .put("name", name + " program")
                        .put("purpose", "Everything happens once")
                        .put("format", "ONE_ON_ONE")
                        .put("meetingCadence", "P14D")
                        .put("selfMatching", true)));
        keep("programs", program, "");
        values.put("programId", program);
        String cohort = id(api.post(
                COORDINATOR,
                "/api/v1/cohorts",
                api.object()
                        .put("programId", program)
                        .put("name", name + " cohort")
                        .put("activeFrom", today.plusDays(1).toString())
                        .put("activeUntil", today.plusMonths(6).toString())));
        keep("cohorts", cohort, "");
        values.put("cohortId", cohort);
        api.post(COORDINATOR, "/api/v1/cohorts/%s/open".formatted(cohort), null);
    }

    private void enrol() {
        people.keySet().stream()
                .filter(userName -> userName.contains(".ment"))
                .forEach(userName -> enrollments.put(
                        userName, id(api.post(userName, "/api/v1/enrollments", application(userName)))));
        enrollments.values().forEach(id -> api.post(COORDINATOR, "/api/v1/enrollments/%s/approve".formatted(id), null));
        keep("enrollments", enrollment(owner()), owner());
        values.put("enrollmentId", enrollment(owner()));
        values.put("mentorEnrollmentId", enrollment(mentor()));
        values.put("menteeEnrollmentId", enrollment(owner()));
        api.post(COORDINATOR, "/api/v1/cohorts/%s/start-matching".formatted(values.get("cohortId")), null);
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
                api.json(List.of(Map.of("skillId", String.valueOf(values.get("skillId")), "level", 3))));
        form.set("goalTags", api.json(List.of("leadership")));
        form.set("languages", api.json(List.of("en")));
        form.set(
                "availability",
                api.json(List.of(
                        Map.of("day", "TUESDAY", "start", "08:00", "end", "12:00"),
                        Map.of("day", "THURSDAY", "start", "08:00", "end", "12:00"))));
        return form;
    }

    private void pair() {
        String ofCohort = "?cohortId=" + values.get("cohortId");
        List<JsonNode> pool = Patiently.awaiting(
                () -> api.list(COORDINATOR, "/api/v1/pool-entries" + ofCohort),
                entries -> entries.stream()
                                .filter(entry ->
                                        "READY".equals(entry.path("state").asText()))
                                .count()
                        == enrollments.size());
        keep("pool-entries", id(pool.getFirst()), "");
        String policy = id(api.post(COORDINATOR, "/api/v1/matching-policies", api.json(policy())));
        keep("matching-policies", policy, "");
        values.put("policyId", policy);
        values.put("policyVersion", "1");
        String mentorship = id(Patiently.until(() -> api.post(
                COORDINATOR,
                "/api/v1/mentorships",
                api.object()
                        .put("mentorEnrollmentId", enrollment(mentor()))
                        .put("menteeEnrollmentId", enrollment(owner()))
                        .put("overrideReason", "They asked for each other"))));
        api.post(mentor(), "/api/v1/mentorships/%s/accept".formatted(mentorship), null);
        api.post(owner(), "/api/v1/mentorships/%s/accept".formatted(mentorship), null);
        keep("mentorships", mentorship, owner());
        values.put("mentorshipId", mentorship);
        String request = id(api.post(
                admirer(),
                "/api/v1/match-requests",
                api.object()
                        .put("mentorEnrollmentId", enrollment(asked()))
                        .put("menteeEnrollmentId", enrollment(admirer()))
                        .put("message", "I would like to learn from you")));
        keep("match-requests", request, admirer());
        keep("match-runs", matchRun(policy), "");
        values.put("with", matchRun(policy));
        keep("wish-lists", enrollment(owner()), owner());
    }

    private Map<String, Object> policy() {
        return Map.of(
                "name",
                name + " policy",
                "weights",
                Map.of(
                        "skills", 40,
                        "goals", 20,
                        "interests", 5,
                        "availability", 15,
                        "languages", 5,
                        "department", 5,
                        "seniority", 5,
                        "proximity", 5),
                "rules",
                Map.of(
                        "minWeeklyOverlapMinutes", 0,
                        "requireSharedLanguage", false,
                        "forbidReportingLine", false,
                        "forbidPriorPairs", false,
                        "minimumScore", 0,
                        "missingDataPasses", true));
    }

    private String matchRun(String policy) {
        String run = id(api.post(
                COORDINATOR,
                "/api/v1/match-runs",
                api.object()
                        .put("cohortId", values.get("cohortId"))
                        .put("policyId", policy)
                        .put("strategy", "OPTIMAL")
                        .put("seed", 1)));
        Patiently.awaiting(
                () -> api.get(COORDINATOR, "/api/v1/match-runs/" + run),
                done -> "COMPLETED".equals(done.path("state").asText()));
        return run;
    }

    private void workTogether() {
        String ofMentorship = "?mentorshipId=" + values.get("mentorshipId");
        List<JsonNode> checkpoints = Patiently.awaiting(
                () -> api.list(owner(), "/api/v1/checkpoints" + ofMentorship), list -> !list.isEmpty());
        keep("checkpoints", id(checkpoints.getFirst()), owner());
        String goal = id(Patiently.until(() -> api.post(
                owner(),
                "/api/v1/goals",
                api.object()
                        .put("mentorshipId", values.get("mentorshipId"))
                        .put("kind", "SKILL")
                        .put("title", name + " goal")
                        .set("measure", api.json(Map.of("unit", "reviews", "baseline", 0, "target", 10))))));
        keep("goals", goal, owner());
        JsonNode milestones = api.post(
                        owner(),
                        "/api/v1/goals/%s/milestones".formatted(goal),
                        api.object().put("title", "Half way"))
                .path("milestones");
        values.put("milestoneId", id(milestones.get(0)));
        api.post(
                owner(),
                "/api/v1/goals/%s/progress-entries".formatted(goal),
                api.object().put("value", 2));
    }

    private void assess() {
        String ofMentorship = "?mentorshipId=" + values.get("mentorshipId");
        List<JsonNode> invitations = Patiently.awaiting(
                () -> api.list(owner(), "/api/v1/survey-invitations" + ofMentorship), list -> !list.isEmpty());
        String invitation = id(invitations.getFirst());
        keep("survey-invitations", invitation, owner());
        values.put("invitationId", invitation);
        String survey = invitations.getFirst().path("surveyId").asText();
        keep("surveys", survey, "");
        String response = id(api.post(
                owner(),
                "/api/v1/survey-responses",
                api.object().put("invitationId", invitation).set("answers", answers(survey))));
        keep("survey-responses", response, owner());
        String feedback = id(Patiently.until(() -> api.post(
                owner(),
                "/api/v1/feedback",
                api.object()
                        .put("mentorshipId", values.get("mentorshipId"))
                        .put("aboutPersonId", person(mentor()))
                        .put("communication", 4)
                        .put("engagement", 4)
                        .put("progress", 4))));
        keep("feedback", feedback, owner());
        String evaluation = id(Patiently.until(() ->
                api.post(COORDINATOR, "/api/v1/evaluations", api.object().put("cohortId", values.get("cohortId")))));
        keep("evaluations", evaluation, "");
        values.put("occasion", "KICK_OFF");
        keep("kpis", "MATCH_RATE", "");
    }

    /** An answer to each question of a survey. */
    private JsonNode answers(String survey) {
        List<ObjectNode> answers = new ArrayList<>();
        for (JsonNode question :
                api.get(COORDINATOR, "/api/v1/surveys/" + survey).path("questions")) {
            ObjectNode answer =
                    api.object().put("question", question.path("code").asText());
            answers.add(
                    "TEXT".equals(question.path("type").asText())
                            ? answer.put("text", "Good")
                            : answer.put("value", 4));
        }
        return api.json(answers);
    }

    private void operate() {
        for (String service : List.of("participants", "matching", "goals", "feedback")) {
            String collection = service + "-replays";
            String replay = id(api.post(COORDINATOR, "/api/v1/" + collection, api.object()));
            keep(collection, replay, "");
            Patiently.awaiting(
                    () -> api.get(COORDINATOR, "/api/v1/" + collection + "/" + replay),
                    done -> "COMPLETED".equals(done.path("state").asText()));
        }
        try {
            // A second token of somebody who does not need it here.
            String link = id(api.post(
                    COORDINATOR,
                    "/api/v1/identity-links",
                    api.object()
                            .put("personId", person(stranger()))
                            .put("issuer", "https://login.example.org")
                            .put("subject", name)));
            keep("identity-links", link, "");
        } catch (ApiException e) {
            // The binaries of an earlier landing may not have it.
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    private void dates() {
        values.put("activeFrom", today.plusDays(1).toString());
        values.put("activeUntil", today.plusMonths(8).toString());
        values.put("dueOn", today.plusDays(30).toString());
        values.put("respondBy", today.plusDays(7) + "T12:00:00Z");
        values.put("scheduledAt", today.plusDays(20) + "T12:00:00Z");
    }

    private void keep(String collection, String id, String owner) {
        examples.put(collection, new Example(id, owner));
    }

    private static String id(JsonNode resource) {
        String id = resource.path("id").asText();
        if (id.isEmpty()) {
            throw new IllegalStateException("without an id: " + resource);
        }
        return id;
    }
}
