package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The SQL of replays: jobs, and a part for each aggregate. Every method works in the transaction of its caller. */
@ApplicationScoped
class ReplayTable {

    private final DataSource database;

    ReplayTable(DataSource database) {
        this.database = database;
    }

    record Job(
            UUID id,
            String state,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {}

    record Part(
            String aggregateType,
            long total,
            long done,
            @Nullable UUID afterId,
            boolean finished) {}

    void insert(UUID id, Instant now, List<Part> parts) {
        execute("insert into replay_job (id, state, created_at) values (?, 'QUEUED', ?)", id, utc(now));
        for (Part part : parts) {
            execute(
                    "insert into replay_part (job_id, aggregatetype, total, done, finished) values (?, ?, ?, 0, false)",
                    id,
                    part.aggregateType(),
                    part.total());
        }
    }

    /** Claims the oldest unfinished job until the transaction ends; another process finds the next one. */
    Optional<Job> claim() {
        return jobs("""
                select id, state, created_at, finished_at, failure from replay_job
                where state in ('QUEUED', 'RUNNING') order by created_at, id limit 1 for update skip locked
                """).stream().findFirst();
    }

    Optional<Job> find(UUID id) {
        return jobs("select id, state, created_at, finished_at, failure from replay_job where id = ?", id).stream()
                .findFirst();
    }

    List<Part> parts(UUID jobId) {
        List<Part> parts = new ArrayList<>();
        query(
                "select aggregatetype, total, done, after_id, finished from replay_part where job_id = ?"
                        + " order by aggregatetype",
                rows -> parts.add(new Part(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getObject(4, UUID.class),
                        rows.getBoolean(5))),
                jobId);
        return parts;
    }

    void running(UUID id) {
        execute("update replay_job set state = 'RUNNING' where id = ? and state = 'QUEUED'", id);
    }

    void advance(UUID jobId, String aggregateType, int published, @Nullable UUID lastId, boolean finished) {
        execute("""
                update replay_part set done = done + ?, after_id = coalesce(?, after_id), finished = ?
                where job_id = ? and aggregatetype = ?
                """, published, lastId, finished, jobId, aggregateType);
    }

    void finish(UUID id, String state, @Nullable String failure, Instant now) {
        execute(
                "update replay_job set state = ?, failure = ?, finished_at = ? where id = ?",
                state,
                failure,
                utc(now),
                id);
    }

    private List<Job> jobs(String sql, Object... parameters) {
        List<Job> jobs = new ArrayList<>();
        query(
                sql,
                rows -> {
                    OffsetDateTime finished = rows.getObject("finished_at", OffsetDateTime.class);
                    jobs.add(new Job(
                            rows.getObject("id", UUID.class),
                            rows.getString("state"),
                            rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                            finished == null ? null : finished.toInstant(),
                            rows.getString("failure")));
                },
                parameters);
        return jobs;
    }

    private void query(String sql, RowReader reader, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Replays could not be read", e);
        }
    }

    private void execute(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A replay could not be written", e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private interface RowReader {
        void read(ResultSet rows) throws SQLException;
    }
}
