package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The SQL of the outbox. Every method works in the transaction of its caller. */
@ApplicationScoped
class OutboxTable {

    /** Key of the advisory lock that makes one relay of the database the leader ("outbox" in ASCII). */
    static final long LEADER_LOCK = 0x6f7574626f78L;

    private static final String INSERT = """
            insert into outbox_event
              (id, aggregatetype, aggregateid, type, sequence, topic, payload, "time", traceparent, replay)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """;
    private static final String NEXT = """
            select position, id, aggregatetype, aggregateid, type, sequence, topic, payload::text, "time", traceparent,
                   replay
            from outbox_event
            where parked_at is null
            order by position
            limit ?
            """;
    private static final String PARK = """
            update outbox_event set parked_at = clock_timestamp(), parked_reason = ? where position = ?
            """;
    private static final String PARK_FOLLOWERS = """
            update outbox_event e set parked_at = clock_timestamp(), parked_reason = 'follows a parked event'
            where e.parked_at is null
              and exists (select 1 from outbox_event p
                          where p.parked_at is not null and p.topic = e.topic and p.aggregateid = e.aggregateid
                            and p.position < e.position)
            """;
    private static final String STATE = """
            select count(*) filter (where parked_at is null),
                   coalesce(extract(epoch from clock_timestamp() - min(created_at) filter (where parked_at is null)), 0),
                   count(*) filter (where parked_at is not null)
            from outbox_event
            """;

    private final DataSource database;

    OutboxTable(DataSource database) {
        this.database = database;
    }

    /** What waits in the outbox. */
    record State(long depth, Duration oldestAge, long parked) {
        static final State EMPTY = new State(0, Duration.ZERO, 0);
    }

    void insert(OutboxEvent event) {
        insert(List.of(event));
    }

    void insert(Collection<OutboxEvent> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (OutboxEvent event : events) {
                statement.setObject(1, event.id());
                statement.setString(2, event.aggregateType());
                statement.setObject(3, event.aggregateId());
                statement.setString(4, event.type());
                statement.setLong(5, event.sequence());
                statement.setString(6, event.topic());
                statement.setString(7, event.payload());
                statement.setObject(8, event.time().atOffset(ZoneOffset.UTC));
                statement.setString(9, event.traceparent());
                statement.setBoolean(10, event.replay());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new OutboxException("An event could not be written to the outbox", e);
        }
    }

    /** Whether this transaction leads until it ends: at most one does. */
    boolean tryLead() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LEADER_LOCK);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new OutboxException("The relay's lock could not be asked for", e);
        }
    }

    boolean anyParked() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select exists (select 1 from outbox_event where parked_at is not null)");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new OutboxException("Parked events could not be looked for", e);
        }
    }

    /** Parks what was appended behind a parked event of the same aggregate. */
    void parkFollowers() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PARK_FOLLOWERS)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("Followers of parked events could not be parked", e);
        }
    }

    void park(PendingEvent pending, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PARK)) {
            statement.setString(1, reason);
            statement.setLong(2, pending.position());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("An event could not be parked", e);
        }
    }

    /** The oldest unsent events in the order of insertion, which is the order of commits for each aggregate. */
    List<PendingEvent> next(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<PendingEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(pending(rows));
                }
                return events;
            }
        } catch (SQLException e) {
            throw new OutboxException("The outbox could not be read", e);
        }
    }

    void delete(List<PendingEvent> sent) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from outbox_event where position = any (?)")) {
            Array positions = connection.createArrayOf(
                    "bigint", sent.stream().map(PendingEvent::position).toArray());
            statement.setArray(1, positions);
            statement.executeUpdate();
            positions.free();
        } catch (SQLException e) {
            throw new OutboxException("Sent events could not be deleted", e);
        }
    }

    State state() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATE);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return State.EMPTY;
            }
            Duration age = Duration.ofMillis(Math.max(0, Math.round(rows.getDouble(2) * 1000)));
            return new State(rows.getLong(1), age, rows.getLong(3));
        } catch (SQLException e) {
            throw new OutboxException("The outbox could not be measured", e);
        }
    }

    private static PendingEvent pending(ResultSet rows) throws SQLException {
        OutboxEvent event = new OutboxEvent(
                rows.getObject("id", UUID.class),
                rows.getString("aggregatetype"),
                rows.getObject("aggregateid", UUID.class),
                rows.getString("type"),
                rows.getLong("sequence"),
                rows.getString("topic"),
                rows.getString("payload"),
                rows.getObject("time", OffsetDateTime.class).toInstant(),
                rows.getString("traceparent"),
                rows.getBoolean("replay"));
        return new PendingEvent(rows.getLong("position"), event);
    }

    /** A failure of the database under the outbox; the cause says which. */
    static final class OutboxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutboxException(String message, SQLException cause) {
            super(message, cause);
        }
    }
}
