package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Remembers which version of each aggregate was applied. The database decides, also between racing consumers. */
@ApplicationScoped
class ProjectionVersions {

    private static final String ADVANCE = """
            insert into projection_version (topic, aggregate_id, version, event_id)
            values (?, ?, ?, ?)
            on conflict (topic, aggregate_id) do update
              set version = excluded.version, event_id = excluded.event_id, applied_at = clock_timestamp()
              where projection_version.version < excluded.version
            """;

    private final DataSource database;

    ProjectionVersions(DataSource database) {
        this.database = database;
    }

    /** Whether the event is newer than what was applied; if so it counts as applied once the transaction commits. */
    boolean advance(String topic, IncomingEvent event) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setString(1, topic);
            statement.setObject(2, event.aggregateId());
            statement.setLong(3, event.sequence());
            statement.setString(4, event.id());
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("The version of a projection could not be advanced", e);
        }
    }

    int forget(String topic) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from projection_version where topic = ?")) {
            statement.setString(1, topic);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The versions of a projection could not be forgotten", e);
        }
    }
}
