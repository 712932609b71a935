package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
    /** Walks from topic to topic on the index, so that what waits for a closed one costs nothing. */
    private static final String NEXT = """
            with recursive topics (topic) as (
              (select topic from outbox_event where parked_at is null order by topic limit 1)
              union all
              select (select e.topic from outbox_event e
                      where e.parked_at is null and e.topic > t.topic order by e.topic limit 1)
              from topics t where t.topic is not null)
            select position, id, aggregatetype, aggregateid, type, sequence, topic, payload::text, "time", traceparent,
                   replay, (select max(epoch) from event_epoch) as epoch
            from outbox_event
            where position in (
              select e.position
              from topics t
              cross join lateral (select position from outbox_event
                                  where topic = t.topic and parked_at is null order by position limit ?) e
              where t.topic is not null and t.topic <> all (?)
                and not exists (select 1 from outbox_lease l
                                where l.topic = t.topic and l.holder <> ? and l.until > clock_timestamp())
              order by e.position limit ?)
            order by position
            """;

    private static final String PARK = """
            update outbox_event set parked_at = clock_timestamp(), parked_reason = ? where position = ?
            """;
    private static final String SUPERSEDE = """
            delete from outbox_event p
            using unnest(?, ?, ?) sent (topic, aggregateid, position)
            where p.parked_at is not null and p.topic = sent.topic and p.aggregateid = sent.aggregateid
              and p.position < sent.position
            returning p.position, p.id, p.aggregatetype, p.aggregateid, p.type, p.sequence, p.topic
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

    /**
     * Whether this transaction leads until it ends: at most one does.
     *
     * @param idleLimit after this long without a statement the server ends the transaction, and with it the lead
     */
    boolean tryLead(Duration idleLimit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select set_config('idle_in_transaction_session_timeout', ?, true), pg_try_advisory_xact_lock(?)
                        """)) {
            statement.setString(1, idleLimit.toMillis() + "ms");
            statement.setLong(2, LEADER_LOCK);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(2);
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

    /** Keeps other relays from topics whose events are on their way without an answer; ends by itself. */
    void lease(UUID holder, Set<String> topics, Duration duration) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into outbox_lease (topic, holder, until)
                        select topic, ?, clock_timestamp() + ? * interval '1 millisecond' from unnest(?) topic
                        on conflict (topic) do update set holder = excluded.holder, until = excluded.until
                        """)) {
            statement.setObject(1, holder);
            statement.setLong(2, duration.toMillis());
            statement.setArray(3, connection.createArrayOf("text", topics.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("Topics could not be leased", e);
        }
    }

    void endLeases(UUID holder, Set<String> topics) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from outbox_lease where holder = ? and topic = any (?)")) {
            statement.setObject(1, holder);
            statement.setArray(2, connection.createArrayOf("text", topics.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("Leases could not be ended", e);
        }
    }

    /** An event that was never sent. */
    record Superseded(long position, UUID id, UUID aggregateId, String type, long sequence, String topic) {}

    /** Drops parked events of aggregates whose later state was sent: nobody needs the earlier one any more. */
    List<Superseded> supersede(List<PendingEvent> sent) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setArray(1, array(connection, "text", sent, e -> e.event().topic()));
            statement.setArray(2, array(connection, "uuid", sent, e -> e.event().aggregateId()));
            statement.setArray(3, array(connection, "bigint", sent, PendingEvent::position));
            try (ResultSet rows = statement.executeQuery()) {
                List<Superseded> superseded = new ArrayList<>();
                while (rows.next()) {
                    superseded.add(new Superseded(
                            rows.getLong("position"),
                            rows.getObject("id", UUID.class),
                            rows.getObject("aggregateid", UUID.class),
                            rows.getString("type"),
                            rows.getLong("sequence"),
                            rows.getString("topic")));
                }
                return superseded;
            }
        } catch (SQLException e) {
            throw new OutboxException("Superseded events could not be dropped", e);
        }
    }

    /** Lets a parked event be tried again; false when there is none. */
    boolean release(UUID id) {
        return change(
                "update outbox_event set parked_at = null, parked_reason = null"
                        + " where id = ? and parked_at is not null",
                id);
    }

    /** Drops a parked event for good, and keeps the reason in its place; false when there is none. */
    boolean drop(UUID id, String reason) {
        return change("""
                with gone as (
                  delete from outbox_event where id = ? and parked_at is not null
                  returning id, topic, aggregatetype, aggregateid, type, sequence, parked_reason)
                insert into outbox_dropped
                  (id, topic, aggregatetype, aggregateid, type, sequence, parked_reason, reason)
                select id, topic, aggregatetype, aggregateid, type, sequence, parked_reason, ? from gone
                """, id, reason);
    }

    private boolean change(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new OutboxException("A parked event could not be changed", e);
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

    /**
     * The oldest unsent events in the order of insertion, which is the order of commits for each aggregate.
     *
     * Without those of topics that another relay waits for an answer for.
     *
     * @param holder the relay that asks
     * @param closed topics to leave out
     */
    List<PendingEvent> next(UUID holder, Set<String> closed, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, limit);
            statement.setArray(2, connection.createArrayOf("text", closed.toArray()));
            statement.setObject(3, holder);
            statement.setInt(4, limit);
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
            statement.setArray(1, array(connection, "bigint", sent, PendingEvent::position));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxException("Sent events could not be deleted", e);
        }
    }

    /** The time by which the rows are stamped. */
    Instant now() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select clock_timestamp()");
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("The database has no time");
            }
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new OutboxException("The time of the database could not be read", e);
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

    private static Array array(
            Connection connection, String type, List<PendingEvent> events, Function<PendingEvent, Object> member)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(member).toArray());
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
        return new PendingEvent(rows.getLong("position"), rows.getLong("epoch"), event);
    }

    /** A failure of the database under the outbox; the cause says which. */
    static final class OutboxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutboxException(String message, SQLException cause) {
            super(message, cause);
        }
    }
}
