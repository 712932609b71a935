package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks at the database behind the back of the code under test. */
@ApplicationScoped
class Rows {

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    record Projected(String text, long version, int applied) {}

    Optional<Projected> projection(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select text, version, applied from note_projection where id = ?")) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Projected(rows.getString(1), rows.getLong(2), rows.getInt(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long projectedVersion(UUID id) {
        return projection(id).map(Projected::version).orElse(0L);
    }

    long count(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long inOutbox(UUID aggregateId) {
        return count("select count(*) from outbox_event where aggregateid = ?", aggregateId);
    }

    long inOutbox(UUID aggregateId, String topic) {
        return count("select count(*) from outbox_event where aggregateid = ? and topic = ?", aggregateId, topic);
    }

    long parked(UUID aggregateId) {
        return count("select count(*) from outbox_event where aggregateid = ? and parked_at is not null", aggregateId);
    }

    int execute(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
