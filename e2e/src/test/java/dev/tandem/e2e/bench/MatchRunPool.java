package dev.tandem.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.local.Database;
import dev.tandem.local.demo.Api;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Fills a cohort with mentors and mentees through the public API: an import, batches of enrollments, approvals. */
final class MatchRunPool {

    private static final String COORDINATOR = "coordinator";
    private static final String HR = "hr";
    private static final int PER_FILE = 5_000;
    private static final int PER_BATCH = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final List<String> GOALS =
            List.of("career-growth", "leadership", "networking", "technical-depth", "public-speaking", "change-of-role");
    private static final List<String> INTERESTS =
            List.of("running", "music", "open-source", "travel", "cooking", "volunteering", "chess", "reading");
    private static final List<String> DEPARTMENTS = List.of("Engineering", "Sales", "Finance", "People", "Legal");
    private static final List<String> LEVELS = List.of("JUNIOR", "INTERMEDIATE", "SENIOR", "LEAD", "MANAGER", "DIRECTOR");

    private final Api api;
    private final Database matching;
    private final SplittableRandom dice = new SplittableRandom(7);

    MatchRunPool(Api api, Database matching) {
        this.api = api;
        this.matching = matching;
    }

    /** Returns the cohort, once matching knows all of its mentors and as many mentees. */
    String seed(int each) {
        say("Importing %d people".formatted(2 * each));
        for (int from = 0; from < 2 * each; from += PER_FILE) {
            importPeople(from, Math.min(2 * each, from + PER_FILE));
        }
        List<JsonNode> people = api.list(COORDINATOR, "/api/v1/people");
        List<String> skills = api.list(COORDINATOR, "/api/v1/skills").stream()
                .map(skill -> skill.path("id").asText())
                .sorted()
                .toList();
        String cohort = cohort();
        say("Enrolling them");
        for (int from = 0; from < people.size(); from += PER_BATCH) {
            ArrayNode items = api.json(List.of()).deepCopy();
            for (int i = from; i < Math.min(people.size(), from + PER_BATCH); i++) {
                items.add(application(cohort, people.get(i), i < each ? "MENTOR" : "MENTEE", skills));
            }
            JsonNode answer = api.post(COORDINATOR, "/api/v1/enrollments/batch", api.object().set("items", items));
            answer.path("items").forEach(item -> {
                if (item.path("status").asInt() >= 300) {
                    throw new IllegalStateException("An enrollment was refused: " + item);
                }
            });
        }
        say("Approving them");
        forEach(
                api.list(COORDINATOR, "/api/v1/enrollments?state=APPLIED&cohortId=" + cohort),
                enrollment -> api.post(
                        COORDINATOR,
                        "/api/v1/enrollments/%s/approve".formatted(enrollment.path("id").asText()),
                        null));
        api.post(COORDINATOR, "/api/v1/cohorts/%s/start-matching".formatted(cohort), null);
        say("Waiting for the pool");
        await("the pool", () -> pooled(cohort) >= people.size());
        return cohort;
    }

    private void importPeople(int from, int to) {
        StringBuilder csv = new StringBuilder(
                "userName,givenName,familyName,email,jobTitle,level,department,site,city,country,timeZone,languages\n");
        for (int i = from; i < to; i++) {
            csv.append("bench.%1$d,Bench,Number %1$d,bench.%1$d@example.org,Engineer,%2$s,%3$s,HQ,Berlin,DE,Europe/Berlin,en;de\n"
                    .formatted(i, any(LEVELS), any(DEPARTMENTS)));
        }
        String path = "/api/v1/person-imports/"
                + api.postText(HR, "/api/v1/person-imports", csv.toString(), "text/csv")
                        .path("id")
                        .asText();
        await("the import", () -> "COMPLETED".equals(api.get(HR, path).path("state").asText()));
        int refused = api.get(HR, path).at("/counts/refused").asInt();
        if (refused > 0) {
            throw new IllegalStateException("The import refused " + refused + " lines");
        }
    }

    private String cohort() {
        ObjectNode program = api.object()
                .put("name", "Benchmark " + UUID.randomUUID())
                .put("purpose", "Measure")
                .put("format", "ONE_ON_ONE")
                .put("meetingCadence", "P28D")
                .put("expectedHoursPerMonth", 3)
                .put("selfMatching", false);
        program.set(
                "objectives",
                api.json(List.of(
                        Map.of("code", "speed", "title", "Be fast", "organisationalObjective", "Efficiency"))));
        String programId =
                api.post(COORDINATOR, "/api/v1/programs", program).path("id").asText();
        String cohort = api.post(
                        COORDINATOR,
                        "/api/v1/cohorts",
                        api.object()
                                .put("programId", programId)
                                .put("name", "Benchmark")
                                .put("activeFrom", "2030-01-07")
                                .put("activeUntil", "2030-06-30"))
                .path("id")
                .asText();
        api.post(COORDINATOR, "/api/v1/cohorts/%s/open".formatted(cohort), null);
        return cohort;
    }

    private ObjectNode application(String cohort, JsonNode person, String role, List<String> skills) {
        boolean mentor = role.equals("MENTOR");
        ObjectNode form = api.object()
                .put("cohortId", cohort)
                .put("personId", person.path("id").asText())
                .put("role", role)
                .put("timeZone", "Europe/Berlin")
                .put("capacity", 1)
                .put("commitmentHoursPerMonth", dice.nextInt(2, 6));
        form.set("skillsOffered", mentor ? levels(skills) : api.json(List.of()));
        form.set("skillsWanted", mentor ? api.json(List.of()) : levels(skills));
        form.set("goalTags", api.json(List.of(any(GOALS))));
        form.set("interests", api.json(List.of(any(INTERESTS))));
        int start = dice.nextInt(8, 12);
        form.set(
                "availability",
                api.json(List.of(
                        Map.of("day", "TUESDAY", "start", "%02d:00".formatted(start), "end", "15:00"),
                        Map.of("day", "THURSDAY", "start", "%02d:00".formatted(start + 1), "end", "17:00"))));
        form.set("languages", api.json(List.of("en")));
        form.set("meetingModes", api.json(List.of("VIRTUAL")));
        form.set("excludedPersonIds", api.json(List.of()));
        return form;
    }

    private JsonNode levels(List<String> skills) {
        ArrayNode levels = api.json(List.of()).deepCopy();
        int first = dice.nextInt(skills.size());
        for (int i = 0; i < 3; i++) {
            levels.add(api.object()
                    .put("skillId", skills.get((first + i * 5) % skills.size()))
                    .put("level", dice.nextInt(1, 6)));
        }
        return levels;
    }

    private String any(List<String> values) {
        return values.get(dice.nextInt(values.size()));
    }

    private long pooled(String cohort) {
        try (Connection connection =
                        DriverManager.getConnection(matching.jdbcUrl(), matching.user(), matching.password());
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM pool_entry e JOIN cohort c"
                        + " ON c.id = e.cohort_id WHERE c.id = ? AND c.state = 'MATCHING' AND e.state = 'READY'")) {
            count.setObject(1, UUID.fromString(cohort));
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier done) {
        long begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - begin > LIMIT.toNanos()) {
                throw new IllegalStateException("Waited %s in vain for %s".formatted(LIMIT, what));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static void forEach(Collection<JsonNode> items, Consumer<JsonNode> action) {
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            List<Callable<Void>> calls = new ArrayList<>();
            items.forEach(item -> calls.add(() -> {
                action.accept(item);
                return null;
            }));
            for (Future<Void> done : workers.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
