package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** When each projection was rebuilt last. */
@ApplicationScoped
class ProjectionTable {

    private static final String REBUILT = """
            insert into projection_rebuild (name, topic, rebuilt_at) values (?, ?, ?)
            on conflict (name) do update set topic = excluded.topic, rebuilt_at = excluded.rebuilt_at
            """;

    private final DataSource database;

    ProjectionTable(DataSource database) {
        this.database = database;
    }

    void rebuilt(String name, String topic, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REBUILT)) {
            statement.setString(1, name);
            statement.setString(2, topic);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A rebuild could not be noted", e);
        }
    }

    Optional<Instant> rebuiltAt(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select rebuilt_at from projection_rebuild where name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Rebuilds could not be read", e);
        }
    }
}
