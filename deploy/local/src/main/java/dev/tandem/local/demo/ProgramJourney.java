package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One cohort of one mentoring program from the HR export to its evaluation, each step by the person who takes it in real life. The
 * steps are called in the order in which they stand here.
 */
public final class ProgramJourney {

    private static final String COORDINATOR = "coordinator";
    private static final String HR = "hr";
    private static final String PROGRAM = "Northwind leadership mentoring";
    private static final int MONTHS = 6;
    private static final int CADENCE_DAYS = 28;

    private final Api api;
    private final PlatformClock clock;
    private final Consumer<String> progress;

    private final Map<String, JsonNode> people = new HashMap<>();
    private final Map<String, JsonNode> mentorships = new ConcurrentHashMap<>();
    private String programId = "";
    private String cohortId = "";
    private String runId = "";
    private String evaluationId = "";

    /**
     * @param progress receives a line for everything that happened
     */
    public ProgramJourney(Api api, PlatformClock clock, Consumer<String> progress) {
        this.api = api;
        this.clock = clock;
        this.progress = progress;
    }

    public String cohortId() {
        return cohortId;
    }

    public String runId() {
        return runId;
    }

    public String evaluationId() {
        return evaluationId;
    }

    /** The userName behind a person's id. */
    public String userName(String personId) {
        JsonNode person = people.get(personId);
        if (person == null) {
            throw new IllegalStateException("Nobody was imported with the id " + personId);
        }
        return person.path("userName").asText();
    }

    /** The mentorships that became active in this cohort, as of their acceptance. */
    public List<JsonNode> pairs() {
        return mentorships.values().stream()
                .sorted(Comparator.comparing(pair -> pair.path("id").asText()))
                .toList();
    }

    /** Imports the HR export; importing it again changes nothing. */
    public JsonNode importPeople(String csv) {
        String id = api.postText(HR, "/api/v1/person-imports", csv, "text/csv")
                .path("id")
                .asText();
        JsonNode report = Patience.await(
                "the import",
                () -> Optional.of(api.get(HR, "/api/v1/person-imports/" + id))
                        .filter(job -> "COMPLETED".equals(job.path("state").asText())
                                || "FAILED".equals(job.path("state").asText())));
        JsonNode counts = report.path("counts");
        say("Imported the HR export: %d lines, %d people created, %d changed, %d unchanged, %d refused"
                .formatted(
                        counts.path("total").asInt(),
                        counts.path("created").asInt(),
                        counts.path("updated").asInt(),
                        counts.path("unchanged").asInt(),
                        counts.path("refused").asInt()));
        api.list(COORDINATOR, "/api/v1/people")
                .forEach(person -> people.put(person.path("id").asText(), person));
        return report;
    }

    /** Creates the program if it is not there yet, and a new cohort of it. */
    public void createCohort() {
        Optional<JsonNode> existing = api.list(COORDINATOR, "/api/v1/programs").stream()
                .filter(program -> PROGRAM.equals(program.path("name").asText()))
                .findFirst();
        programId = existing.orElseGet(this::createProgram).path("id").asText();
        int number =
                api.list(COORDINATOR, "/api/v1/cohorts?programId=" + programId).size() + 1;
        LocalDate start = clock.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        JsonNode cohort = api.post(
                COORDINATOR,
                "/api/v1/cohorts",
                api.object()
                        .put("programId", programId)
                        .put("name", "Cohort " + number)
                        .put("activeFrom", start.toString())
                        .put("activeUntil", start.plusMonths(MONTHS).toString()));
        cohortId = cohort.path("id").asText();
        say("%s program \"%s\", created cohort %d"
                .formatted(existing.isPresent() ? "Found" : "Created", PROGRAM, number));
    }

    private JsonNode createProgram() {
        ObjectNode program = api.object()
                .put("name", PROGRAM)
                .put("purpose", "Prepare the next generation of leaders and keep their knowledge in the company")
                .put("format", "ONE_ON_ONE")
                .put("meetingCadence", "P" + CADENCE_DAYS + "D")
                .put("expectedHoursPerMonth", 3)
                .put("selfMatching", false);
        program.set(
                "objectives",
                api.json(List.of(
                        Map.of("code", "leadership", "title", "Grow leaders", "organisationalObjective", "Succession"),
                        Map.of("code", "retention", "title", "Keep people", "organisationalObjective", "Retention"))));
        return api.post(COORDINATOR, "/api/v1/programs", program);
    }

    public void openCohort() {
        moveCohort("open");
        say("Opened the cohort for enrollment");
    }

    /** Mentees enrol themselves; mentors are nominated by the coordinator in one batch. */
    public void enrol() {
        List<String> skills = api.list(COORDINATOR, "/api/v1/skills").stream()
                .sorted(Comparator.comparing(skill -> skill.path("name").asText()))
                .map(skill -> skill.path("id").asText())
                .toList();
        Applications applications = new Applications(api, skills);
        List<JsonNode> everybody = people.values().stream()
                .filter(person -> person.path("active").asBoolean())
                .sorted(Comparator.comparing(person -> person.path("userName").asText()))
                .toList();
        List<JsonNode> mentees = everybody.stream()
                .filter(person -> !Applications.mentors(person))
                .toList();
        ArrayNode nominations = api.json(List.of()).deepCopy();
        everybody.stream()
                .filter(Applications::mentors)
                .filter(person -> person.path("userName").asText().hashCode() % 3 != 0)
                .forEach(person -> nominations.add(applications.of(person, cohortId)));
        JsonNode answer =
                api.post(COORDINATOR, "/api/v1/enrollments/batch", api.object().set("items", nominations));
        answer.path("items").forEach(item -> {
            if (item.path("status").asInt() >= 300) {
                throw new IllegalStateException("A nomination was refused: " + item);
            }
        });
        Patience.forEach(
                mentees,
                person -> api.post(
                        person.path("userName").asText(), "/api/v1/enrollments", applications.of(person, cohortId)));
        say("Enrolled %d mentors and %d mentees".formatted(nominations.size(), mentees.size()));
    }

    public void approve() {
        List<JsonNode> applied = api.list(COORDINATOR, "/api/v1/enrollments?state=APPLIED&cohortId=" + cohortId);
        Patience.forEach(
                applied,
                enrollment -> api.post(
                        COORDINATOR,
                        "/api/v1/enrollments/%s/approve"
                                .formatted(enrollment.path("id").asText()),
                        null));
        say("Approved %d enrollments".formatted(applied.size()));
    }

    /** Runs the matching and publishes its proposals. */
    public JsonNode match() {
        moveCohort("start-matching");
        int ready = api.list(COORDINATOR, "/api/v1/enrollments?state=READY&cohortId=" + cohortId)
                .size();
        Patience.await(
                "the matching pool",
                () -> Optional.of(api.list(COORDINATOR, "/api/v1/pool-entries?cohortId=" + cohortId).stream()
                                .filter(entry ->
                                        "READY".equals(entry.path("state").asText()))
                                .count())
                        .filter(count -> count == ready));
        runId = whenProjected(() -> api.post(
                        COORDINATOR,
                        "/api/v1/match-runs",
                        api.object()
                                .put("cohortId", cohortId)
                                .put("strategy", "OPTIMAL")
                                .put("seed", 1)))
                .path("id")
                .asText();
        JsonNode run = Patience.await(
                "the match run",
                () -> Optional.of(matchRun())
                        .filter(job -> List.of("COMPLETED", "FAILED", "CANCELLED")
                                .contains(job.path("state").asText())));
        if (!"COMPLETED".equals(run.path("state").asText())) {
            throw new IllegalStateException("The match run ended as " + run);
        }
        api.post(COORDINATOR, "/api/v1/match-runs/%s/publish".formatted(runId), null);
        say("Matched %d pairs (OPTIMAL), certificate valid: %s, gap %d; published"
                .formatted(
                        run.at("/summary/pairs").asInt(),
                        run.at("/summary/certificate/valid").asBoolean(),
                        run.at("/summary/certificate/gap").asInt()));
        return run;
    }

    public JsonNode matchRun() {
        return api.get(COORDINATOR, "/api/v1/match-runs/" + runId);
    }

    /** The projections of another service follow within moments: until then it answers 404 or 409. */
    private static JsonNode whenProjected(Supplier<JsonNode> request) {
        return Patience.await("the projections of the matching service", () -> {
            try {
                return Optional.of(request.get());
            } catch (ApiException e) {
                if (e.status() == 404 || e.status() == 409) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Both members of every proposed pair accept; then the cohort is active. */
    public void accept() {
        List<JsonNode> proposed = api.list(COORDINATOR, "/api/v1/mentorships?state=PROPOSED&cohortId=" + cohortId);
        Patience.forEach(proposed, pair -> {
            String id = pair.path("id").asText();
            for (JsonNode member : pair.path("members")) {
                api.post(
                        userName(member.path("personId").asText()),
                        "/api/v1/mentorships/%s/accept".formatted(id),
                        null);
            }
            mentorships.put(id, api.get(COORDINATOR, "/api/v1/mentorships/" + id));
        });
        moveCohort("activate");
        say("Both sides accepted: %d active mentorships".formatted(mentorships.size()));
    }

    /** Waits until the checkpoints of every pair are on the calendar. */
    public void awaitCheckpoints() {
        Patience.forEach(
                pairs(),
                pair -> Patience.await(
                        "the checkpoints of a pair",
                        () -> Optional.of(checkpoints(pair)).filter(list -> !list.isEmpty())));
        say("Checkpoints appeared by themselves, the first pair has %d"
                .formatted(checkpoints(pairs().getFirst()).size()));
    }

    /** All checkpoints of a pair, as the coordinator sees them. */
    public List<JsonNode> checkpoints(JsonNode pair) {
        return api
                .list(
                        COORDINATOR,
                        "/api/v1/checkpoints?mentorshipId=" + pair.path("id").asText())
                .stream()
                .sorted(Comparator.comparingInt(
                        checkpoint -> checkpoint.path("ordinal").asInt()))
                .toList();
    }

    /** All goals of a pair, as the coordinator sees them. */
    public List<JsonNode> goals(JsonNode pair) {
        return api.list(
                COORDINATOR, "/api/v1/goals?mentorshipId=" + pair.path("id").asText());
    }

    /** Each mentee sets a goal with two milestones. */
    public void setGoals() {
        LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
        Patience.forEach(pairs(), pair -> {
            String mentee = userName(member(pair, "MENTEE"));
            ObjectNode goal = api.object()
                    .put("mentorshipId", pair.path("id").asText())
                    .put("kind", "CAREER_PATH")
                    .put("title", "Lead one cross-team initiative from idea to result")
                    .put("description", "Propose it, win two sponsors, run it, and present what came of it")
                    .put("achievable", "My manager gives me four hours a week, and my mentor has done it before")
                    .put("relevance", "leadership")
                    .put("dueOn", today.plusDays(150).toString());
            goal.set("measure", api.json(Map.of("unit", "steps done", "baseline", 0, "target", 10)));
            String id = api.post(mentee, "/api/v1/goals", goal).path("id").asText();
            for (int i = 1; i <= 2; i++) {
                api.post(
                        mentee,
                        "/api/v1/goals/%s/milestones".formatted(id),
                        api.object()
                                .put("title", i == 1 ? "Two sponsors found" : "First result presented")
                                .put("dueOn", today.plusDays(60L * i).toString()));
            }
        });
        say("Each mentee set a goal with two milestones");
    }

    /** Answers the open survey invitations of an occasion, about five in six of them. */
    public int answerSurvey(String occasion, int expected) {
        List<JsonNode> invitations = Patience.await(
                "the survey " + occasion,
                () -> Optional.of(api.list(
                                COORDINATOR,
                                "/api/v1/survey-invitations?occasion=%s&cohortId=%s".formatted(occasion, cohortId)))
                        .filter(list -> list.size() >= expected));
        List<JsonNode> answering = invitations.stream()
                .filter(invitation -> "OPEN".equals(invitation.path("state").asText()))
                .filter(invitation -> mood(invitation.path("personId").asText(), 6) != 0)
                .toList();
        JsonNode questions = api.get(
                        COORDINATOR,
                        "/api/v1/surveys/"
                                + invitations.getFirst().path("surveyId").asText())
                .path("questions");
        Patience.forEach(answering, invitation -> respond(invitation, questions));
        say("%d of %d people answered the %s survey".formatted(answering.size(), invitations.size(), occasion));
        return answering.size();
    }

    private void respond(JsonNode invitation, JsonNode questions) {
        String person = invitation.path("personId").asText();
        ArrayNode answers = api.json(List.of()).deepCopy();
        for (JsonNode question : questions) {
            ObjectNode answer =
                    api.object().put("question", question.path("code").asText());
            switch (question.path("type").asText()) {
                case "LIKERT" ->
                    answer.put("value", 3 + mood(person + question.path("code").asText(), 3));
                case "NPS" -> answer.put("value", 6 + mood(person, 5));
                default -> answer.put("text", "We met often and it helped.");
            }
            answers.add(answer);
        }
        ObjectNode body = api.object().put("invitationId", invitation.path("id").asText());
        body.set("answers", answers);
        api.post(userName(person), "/api/v1/survey-responses", body);
    }

    /** How many meetings the calendar of the longest pair holds. */
    public int meetings() {
        return pairs().stream().mapToInt(pair -> checkpoints(pair).size()).max().orElse(0);
    }

    /** Moves the clock by one cadence; then most pairs hold the checkpoint that is due and report progress. */
    public void meet(int ordinal) {
        clock.advance(Duration.ofDays(CADENCE_DAYS));
        Patience.forEach(pairs(), pair -> {
            Optional<JsonNode> due = checkpoints(pair).stream()
                    .filter(checkpoint -> checkpoint.path("ordinal").asInt() == ordinal)
                    .filter(checkpoint ->
                            "SCHEDULED".equals(checkpoint.path("state").asText()))
                    .findFirst();
            if (due.isPresent() && mood(pair.path("id").asText() + ordinal, 8) != 0) {
                hold(pair, due.get());
                progress(pair, ordinal);
            }
        });
        say("Four weeks later (%s): checkpoint %d"
                .formatted(clock.now().toString().substring(0, 10), ordinal));
    }

    private void hold(JsonNode pair, JsonNode checkpoint) {
        ObjectNode body = api.object()
                .put("sharedNotes", "We looked at the goal and agreed on the next step.")
                .put("durationMinutes", 60);
        ArrayNode attendance = api.json(List.of()).deepCopy();
        pair.path("members")
                .forEach(member -> attendance.add(api.object()
                        .put("personId", member.path("personId").asText())
                        .put("present", true)));
        body.set("attendance", attendance);
        api.post(
                userName(member(pair, "MENTOR")),
                "/api/v1/checkpoints/%s/hold".formatted(checkpoint.path("id").asText()),
                body);
    }

    private void progress(JsonNode pair, int ordinal) {
        String mentee = userName(member(pair, "MENTEE"));
        for (JsonNode goal : goals(pair)) {
            String path = "/api/v1/goals/" + goal.path("id").asText();
            if ("ACHIEVED".equals(goal.path("status").asText())) {
                continue;
            }
            int value = Math.min(10, ordinal * 2 + mood(mentee, 2));
            api.post(
                    mentee,
                    path + "/progress-entries",
                    api.object().put("value", value).put("note", "After checkpoint " + ordinal));
            for (JsonNode milestone : goal.path("milestones")) {
                if (milestone.path("completedAt").isMissingNode()
                        || milestone.path("completedAt").isNull()) {
                    api.post(
                            mentee,
                            path
                                    + "/milestones/%s/complete"
                                            .formatted(milestone.path("id").asText()),
                            null);
                    break;
                }
            }
            if (value >= 10) {
                api.post(mentee, path + "/achieve", null);
            }
        }
    }

    /** Mentor and mentee say what they think of each other's part. */
    public void giveFeedback() {
        Patience.forEach(pairs(), pair -> {
            String mentor = member(pair, "MENTOR");
            String mentee = member(pair, "MENTEE");
            rate(pair, mentor, mentee);
            rate(pair, mentee, mentor);
        });
        say("Mentors and mentees gave each other feedback");
    }

    private void rate(JsonNode pair, String author, String about) {
        api.post(
                userName(author),
                "/api/v1/feedback",
                api.object()
                        .put("mentorshipId", pair.path("id").asText())
                        .put("aboutPersonId", about)
                        .put("communication", 3 + mood(author, 3))
                        .put("engagement", 3 + mood(about, 3))
                        .put("progress", 4)
                        .put("comment", "Always prepared."));
    }

    /** Completes the cohort, which completes its mentorships, and waits until the closing survey is out. */
    public void complete() {
        moveCohort("complete");
        Patience.await(
                "the end of the mentorships",
                () -> Optional.of(api.list(COORDINATOR, "/api/v1/mentorships?state=ACTIVE&cohortId=" + cohortId))
                        .filter(List::isEmpty));
        say("Completed the cohort; its mentorships ended by themselves");
    }

    /** Computes the evaluation on demand. */
    public JsonNode evaluate() {
        JsonNode evaluation =
                api.post(COORDINATOR, "/api/v1/evaluations", api.object().put("cohortId", cohortId));
        evaluationId = evaluation.path("id").asText();
        say("Computed the evaluation");
        return evaluation;
    }

    /** The whole journey. */
    public JsonNode play(String csv) {
        importPeople(csv);
        createCohort();
        openCohort();
        enrol();
        approve();
        match();
        accept();
        awaitCheckpoints();
        setGoals();
        answerSurvey("KICK_OFF", pairs().size() * 2);
        int meetings = meetings();
        for (int ordinal = 1; ordinal <= meetings; ordinal++) {
            meet(ordinal);
        }
        giveFeedback();
        complete();
        answerSurvey("CLOSING", pairs().size() * 2);
        return evaluate();
    }

    private void moveCohort(String verb) {
        api.post(COORDINATOR, "/api/v1/cohorts/%s/%s".formatted(cohortId, verb), null);
    }

    private static String member(JsonNode pair, String role) {
        for (JsonNode member : pair.path("members")) {
            if (role.equals(member.path("role").asText())) {
                return member.path("personId").asText();
            }
        }
        throw new IllegalStateException("No %s in %s".formatted(role, pair));
    }

    /** A stable choice between 0 and {@code bound - 1} for a name. */
    private static int mood(String name, int bound) {
        return Math.floorMod(name.hashCode(), bound);
    }

    private void say(String line) {
        progress.accept(line);
    }
}
