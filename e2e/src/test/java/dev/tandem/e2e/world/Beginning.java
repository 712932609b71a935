package dev.tandem.e2e.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.e2e.Patiently;
import dev.tandem.local.demo.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From people who are hired to a pair, somebody who asks for another, and what the engine proposes. */
final class Beginning {

    private static final String COORDINATOR = "coordinator";
    private static final String HR = "hr";
    private static final int MENTORS = 3;
    private static final int MENTEES = 4;

    private final Api api;
    private final World world;

    Beginning(Api api, World world) {
        this.api = api;
        this.world = world;
    }

    void play() {
        hire();
        program();
        enrol();
        pair();
    }

    private void hire() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= MENTORS; i++) {
            names.add(world.userName("mentor", i));
        }
        for (int i = 1; i <= MENTEES; i++) {
            names.add(world.userName("mentee", i));
        }
        names.add(world.stranger());
        names.add(world.leaver());
        String job = importPeople(names, true);
        // At first use a token is tied to its person.
        names.forEach(userName -> world.met(userName, World.idOf(api.get(userName, "/api/v1/people/me"))));
        importPeople(List.of(world.leaver()), false);
        world.keep("person-imports", job, "");
        world.keep("people", world.person(world.owner()), world.owner());
        world.put("personId", world.person(world.owner()));
        world.put("ownerPersonId", world.person(world.owner()));
        world.put("aboutPersonId", world.person(world.mentor()));
        world.put("replacedPersonId", world.person(world.mentor()));
    }

    private String importPeople(List<String> names, boolean active) {
        StringBuilder csv = new StringBuilder("userName,givenName,familyName,email,timeZone,languages,active\n");
        names.forEach(userName ->
                csv.append("%1$s,Given,%1$s,%1$s@example.org,Europe/Berlin,en,%2$s\n".formatted(userName, active)));
        String job = World.idOf(api.postText(HR, "/api/v1/person-imports", csv.toString(), "text/csv"));
        JsonNode done = Patiently.awaiting(
                () -> api.get(HR, "/api/v1/person-imports/" + job),
                report -> "COMPLETED".equals(report.path("state").asText()));
        if (done.at("/counts/refused").asInt() > 0) {
            throw new IllegalStateException("a line was refused: " + done);
        }
        return job;
    }

    private void program() {
        String skill =
                World.idOf(api.post(COORDINATOR, "/api/v1/skills", api.object().put("name", world.name() + " skill")));
        world.keep("skills", skill, "");
        world.put("skillId", skill);
        String program = World.idOf(api.post(
                COORDINATOR,
                "/api/v1/programs",
                api.object()
                        .put("name", world.name() + " program")
                        .put("purpose", "Everything happens once")
                        .put("format", "ONE_ON_ONE")
                        .put("meetingCadence", "P14D")
                        .put("selfMatching", true)));
        world.keep("programs", program, "");
        world.put("programId", program);
        String cohort = World.idOf(api.post(
                COORDINATOR,
                "/api/v1/cohorts",
                api.object()
                        .put("programId", program)
                        .put("name", world.name() + " cohort")
                        .put("activeFrom", world.today().plusDays(1).toString())
                        .put("activeUntil", world.today().plusMonths(6).toString())));
        world.keep("cohorts", cohort, "");
        world.put("cohortId", cohort);
        api.post(COORDINATOR, "/api/v1/cohorts/%s/open".formatted(cohort), null);
    }

    private void enrol() {
        world.userNames().stream()
                .filter(userName -> userName.contains(".ment"))
                .forEach(userName -> world.enrolled(
                        userName, World.idOf(api.post(userName, "/api/v1/enrollments", world.application(userName)))));
        world.enrollments()
                .values()
                .forEach(id -> api.post(COORDINATOR, "/api/v1/enrollments/%s/approve".formatted(id), null));
        world.keep("enrollments", world.enrollment(world.owner()), world.owner());
        world.put("enrollmentId", world.enrollment(world.owner()));
        world.put("mentorEnrollmentId", world.enrollment(world.mentor()));
        world.put("menteeEnrollmentId", world.enrollment(world.owner()));
        api.post(COORDINATOR, "/api/v1/cohorts/%s/start-matching".formatted(world.need("cohortId")), null);
    }

    private void pair() {
        String ofCohort = "?cohortId=" + world.need("cohortId");
        List<JsonNode> pool = Patiently.awaiting(
                () -> api.list(COORDINATOR, "/api/v1/pool-entries" + ofCohort),
                entries -> entries.stream()
                                .filter(entry ->
                                        "READY".equals(entry.path("state").asText()))
                                .count()
                        == world.enrollments().size());
        world.keep("pool-entries", World.idOf(pool.getFirst()), "");
        String policy = World.idOf(api.post(COORDINATOR, "/api/v1/matching-policies", api.json(policy())));
        world.keep("matching-policies", policy, "");
        world.put("policyId", policy);
        world.put("policyVersion", "1");
        String mentorship = World.idOf(Patiently.until(() -> api.post(
                COORDINATOR,
                "/api/v1/mentorships",
                api.object()
                        .put("mentorEnrollmentId", world.enrollment(world.mentor()))
                        .put("menteeEnrollmentId", world.enrollment(world.owner()))
                        .put("overrideReason", "They asked for each other"))));
        api.post(world.mentor(), "/api/v1/mentorships/%s/accept".formatted(mentorship), null);
        api.post(world.owner(), "/api/v1/mentorships/%s/accept".formatted(mentorship), null);
        world.keep("mentorships", mentorship, world.owner());
        world.put("mentorshipId", mentorship);
        String request = World.idOf(api.post(
                world.admirer(),
                "/api/v1/match-requests",
                api.object()
                        .put("mentorEnrollmentId", world.enrollment(world.asked()))
                        .put("menteeEnrollmentId", world.enrollment(world.admirer()))
                        .put("message", "I would like to learn from you")));
        world.keep("match-requests", request, world.admirer());
        world.keep("match-runs", matchRun(policy), "");
        world.put("with", matchRun(policy));
        world.keep("wish-lists", world.enrollment(world.owner()), world.owner());
    }

    private Map<String, Object> policy() {
        return Map.of(
                "name",
                world.name() + " policy",
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
        String run = World.idOf(api.post(
                COORDINATOR,
                "/api/v1/match-runs",
                api.object()
                        .put("cohortId", world.need("cohortId"))
                        .put("policyId", policy)
                        .put("strategy", "OPTIMAL")
                        .put("seed", 1)));
        Patiently.awaiting(
                () -> api.get(COORDINATOR, "/api/v1/match-runs/" + run),
                done -> "COMPLETED".equals(done.path("state").asText()));
        return run;
    }
}
