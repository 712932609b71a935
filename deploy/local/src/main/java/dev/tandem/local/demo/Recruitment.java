package dev.tandem.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From the HR export to a cohort of approved mentors and mentees. */
public final class Recruitment {

    /** As many as there are. */
    public static final int EVERYBODY = Integer.MAX_VALUE;

    private static final String PROGRAM = "Northwind leadership mentoring";
    private static final int MONTHS = 6;

    private final Api api;
    private final Stage stage;

    Recruitment(Stage stage) {
        this.api = stage.api();
        this.stage = stage;
    }

    /**
     * Imports the HR export; importing it again changes nothing.
     *
     * @return the finished job with its counts
     */
    public JsonNode importPeople(String csv) {
        String id = api.postText(Stage.HR, "/api/v1/person-imports", csv, "text/csv")
                .path("id")
                .asText();
        JsonNode report = Patience.await(
                "the import",
                () -> Optional.of(api.get(Stage.HR, "/api/v1/person-imports/" + id))
                        .filter(job -> "COMPLETED".equals(job.path("state").asText())
                                || "FAILED".equals(job.path("state").asText())));
        JsonNode counts = report.path("counts");
        stage.say("Imported the HR export: %d lines, %d people created, %d changed, %d unchanged, %d refused"
                .formatted(
                        counts.path("total").asInt(),
                        counts.path("created").asInt(),
                        counts.path("updated").asInt(),
                        counts.path("unchanged").asInt(),
                        counts.path("refused").asInt()));
        api.list(Stage.COORDINATOR, "/api/v1/people").forEach(stage::meet);
        return report;
    }

    /** Creates the program if it is not there yet, and a new cohort of it. */
    public void createCohort() {
        Optional<JsonNode> existing = api.list(Stage.COORDINATOR, "/api/v1/programs").stream()
                .filter(program -> PROGRAM.equals(program.path("name").asText()))
                .findFirst();
        String programId = existing.orElseGet(this::createProgram).path("id").asText();
        int number = api.list(Stage.COORDINATOR, "/api/v1/cohorts?programId=" + programId)
                        .size()
                + 1;
        LocalDate start =
                stage.clock().now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        JsonNode cohort = api.post(
                Stage.COORDINATOR,
                "/api/v1/cohorts",
                api.object()
                        .put("programId", programId)
                        .put("name", "Cohort " + number)
                        .put("activeFrom", start.toString())
                        .put("activeUntil", start.plusMonths(MONTHS).toString()));
        stage.cohort(cohort.path("id").asText());
        stage.say("%s program \"%s\", created cohort %d"
                .formatted(existing.isPresent() ? "Found" : "Created", PROGRAM, number));
    }

    private JsonNode createProgram() {
        ObjectNode program = api.object()
                .put("name", PROGRAM)
                .put("purpose", "Prepare the next generation of leaders and keep their knowledge in the company")
                .put("format", "ONE_ON_ONE")
                .put("meetingCadence", "P" + Stage.CADENCE_DAYS + "D")
                .put("expectedHoursPerMonth", 3)
                .put("selfMatching", false);
        program.set(
                "objectives",
                api.json(List.of(
                        Map.of("code", "leadership", "title", "Grow leaders", "organisationalObjective", "Succession"),
                        Map.of("code", "retention", "title", "Keep people", "organisationalObjective", "Retention"))));
        return api.post(Stage.COORDINATOR, "/api/v1/programs", program);
    }

    /** Opens the cohort for enrollment. */
    public void openCohort() {
        stage.moveCohort("open");
        stage.say("Opened the cohort for enrollment");
    }

    /**
     * Mentees enrol themselves, and so do some mentors; the other mentors are nominated by the coordinator in one batch.
     *
     * @param most at most so many mentees, and as many mentors
     */
    public void enrol(int most) {
        List<String> skills = api.list(Stage.COORDINATOR, "/api/v1/skills").stream()
                .sorted(Comparator.comparing(skill -> skill.path("name").asText()))
                .map(skill -> skill.path("id").asText())
                .toList();
        Applications applications = new Applications(api, skills);
        List<JsonNode> everybody = stage.people().stream()
                .filter(person -> person.path("active").asBoolean())
                .sorted(Comparator.comparing(person -> person.path("userName").asText()))
                .toList();
        List<JsonNode> mentees = everybody.stream()
                .filter(person -> !Applications.mentors(person))
                .limit(most)
                .toList();
        List<JsonNode> mentors = everybody.stream()
                .filter(Applications::mentors)
                .filter(person -> person.path("userName").asText().hashCode() % 3 != 0)
                .limit(most)
                .toList();
        ArrayNode nominations = api.json(List.of()).deepCopy();
        mentors.stream()
                .filter(person -> !volunteers(person))
                .forEach(person -> nominations.add(applications.of(person, stage.cohortId())));
        JsonNode answer = api.post(
                Stage.COORDINATOR, "/api/v1/enrollments/batch", api.object().set("items", nominations));
        answer.path("items").forEach(item -> {
            if (item.path("status").asInt() >= 300) {
                throw new IllegalStateException("A nomination was refused: " + item);
            }
        });
        Patience.forEach(
                Stream.concat(mentees.stream(), mentors.stream().filter(Recruitment::volunteers))
                        .toList(),
                person -> api.post(
                        person.path("userName").asText(),
                        "/api/v1/enrollments",
                        applications.byThemselves(person, stage.cohortId())));
        stage.say("Enrolled %d mentors, %d of them nominated, and %d mentees"
                .formatted(mentors.size(), nominations.size(), mentees.size()));
    }

    private static boolean volunteers(JsonNode mentor) {
        return Stage.mood(mentor.path("userName").asText() + " volunteers", 3) == 0;
    }

    /** The coordinator approves everybody who applied. */
    public void approve() {
        List<JsonNode> applied =
                api.list(Stage.COORDINATOR, "/api/v1/enrollments?state=APPLIED&cohortId=" + stage.cohortId());
        Patience.forEach(
                applied,
                enrollment -> api.post(
                        Stage.COORDINATOR,
                        "/api/v1/enrollments/%s/approve"
                                .formatted(enrollment.path("id").asText()),
                        null));
        stage.say("Approved %d enrollments".formatted(applied.size()));
    }
}
