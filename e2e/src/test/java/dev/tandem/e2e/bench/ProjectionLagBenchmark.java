package dev.tandem.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.Checkout;
import dev.tandem.local.Database;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackSettings;
import dev.tandem.local.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from the answer to a write in participants-service, which comes right after its commit, until matching-service
 * has committed the projection: one write after the other, over real processes. Prints one JSON object.
 */
public final class ProjectionLagBenchmark {

    private static final int WARM_UP = 200;
    private static final int WRITES = 1_000;
    private static final long POLL_NANOS = 200_000;

    private ProjectionLagBenchmark() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path home = Files.createTempDirectory("tandem-bench");
        try (LocalStack stack = LocalStack.start(StackSettings.forTests(Checkout.root(), home))) {
            Api api = new Api(stack.gateway(), stack::tokenFor);
            Database matching = stack.database("matching");
            double[] millis = new double[WRITES];
            try (Connection connection =
                            DriverManager.getConnection(matching.jdbcUrl(), matching.user(), matching.password());
                    PreparedStatement seen =
                            connection.prepareStatement("SELECT 1 FROM projection_version WHERE aggregate_id = ?")) {
                for (int i = -WARM_UP; i < WRITES; i++) {
                    double lag = measure(api, seen, i + WARM_UP);
                    if (i >= 0) {
                        millis[i] = lag;
                    }
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    "{\"benchmark\":\"projection-lag\",\"writes\":%d,\"p50Millis\":%.1f,\"p99Millis\":%.1f,\"maxMillis\":%.1f}%n",
                    WRITES, millis[WRITES / 2], millis[WRITES * 99 / 100], millis[WRITES - 1]);
        }
    }

    private static double measure(Api api, PreparedStatement seen, int number) throws SQLException {
        ObjectNode person = api.object()
                .put("userName", "bench." + number)
                .put("givenName", "Bench")
                .put("familyName", "Number " + number)
                .put("email", "bench.%d@example.org".formatted(number))
                .put("jobTitle", "Engineer")
                .put("seniority", "SENIOR")
                .put("department", "Engineering")
                .put("country", "DE")
                .put("timeZone", "Europe/Berlin")
                .put("active", true);
        JsonNode created = api.post("hr", "/api/v1/people", person);
        long begin = System.nanoTime();
        seen.setObject(1, UUID.fromString(created.path("id").asText()));
        while (true) {
            try (ResultSet row = seen.executeQuery()) {
                if (row.next()) {
                    return (System.nanoTime() - begin) / 1e6;
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
