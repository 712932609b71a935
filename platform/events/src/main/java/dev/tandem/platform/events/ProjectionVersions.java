package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Remembers which version of each aggregate was applied. The database decides, also between racing consumers. */
@ApplicationScoped
class ProjectionVersions {

    private static final String ADVANCE = """
            insert into projection_version (topic, aggregate_id, epoch, version, event_id)
            values (?, ?, ?, ?, ?)
            on conflict (topic, aggregate_id) do update
              set epoch = excluded.epoch, version = excluded.version, event_id = excluded.event_id,
                  applied_at = clock_timestamp(), forgotten_at = null
              where (projection_version.epoch, projection_version.version) < (excluded.epoch, excluded.version)
            """;

    private static final String FORGET = """
            update projection_version set epoch = 0, version = 0, forgotten_at = clock_timestamp() where topic = ?
            """;

    /** An older binary renews a row without knowing of this column. */
    private static final String UNRENEWED = "topic = ? and forgotten_at is not null and applied_at < forgotten_at";

    /** The row stays, at the newest epoch: a late event of the old one must not bring the aggregate back. */
    private static final String BURY = """
            update projection_version set forgotten_at = null,
                epoch = (select max(epoch) from projection_version where topic = ?)
            where topic = ? and aggregate_id = ?
            """;

    private final DataSource database;

    ProjectionVersions(DataSource database) {
        this.database = database;
    }

    /** Whether the event is newer than what was applied; if so it counts as applied once the transaction commits. */
    boolean advance(String topic, IncomingEvent event) {
        return execute(ADVANCE, topic, event.aggregateId(), event.epoch(), event.sequence(), event.id()) > 0;
    }

    /** From now on any event of the topic is newer; returns how many aggregates were known. */
    int forget(String topic) {
        return execute(FORGET, topic);
    }

    /** How many aggregates of the topic have not been heard of since they were forgotten. */
    long unrenewed(String topic) {
        return count("select count(*) from projection_version where " + UNRENEWED, topic);
    }

    /** Some of them, locked, in the order of their ids. */
    List<UUID> lockUnrenewed(String topic, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select aggregate_id from projection_version"
                        + " where " + UNRENEWED + " order by aggregate_id limit ? for update")) {
            statement.setString(1, topic);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<UUID> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Remembers that an aggregate is no more. */
    void bury(String topic, UUID aggregateId) {
        execute(BURY, topic, topic, aggregateId);
    }

    private long count(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int execute(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The versions of a projection could not be read or written", e);
    }
}
