package dev.tandem.matching.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.matching.pairing.PairingResult;
import dev.tandem.matching.pairing.PairingResult.ProposedPair;
import dev.tandem.matching.pairing.PairingResult.Unpaired;
import dev.tandem.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Writes what a run found, in batches: tens of thousands of rows that no one needs as objects. */
@ApplicationScoped
class MatchRunResults {

    private static final int BATCH = 500;

    private final Session session;
    private final ObjectMapper json;

    MatchRunResults(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(UUID runId, PairingResult result) {
        session.doWork(connection -> {
            pairs(connection, runId, result.pairs());
            unpaired(connection, runId, result.unpaired());
        });
    }

    private void pairs(Connection connection, UUID runId, List<ProposedPair> pairs) throws SQLException {
        String sql = """
                insert into match_proposal (id, run_id, mentor_enrollment_id, mentee_enrollment_id, mentor_person_id,
                    mentee_person_id, score, criteria) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (ProposedPair pair : pairs) {
                insert.setObject(1, Ids.next());
                insert.setObject(2, runId);
                insert.setObject(3, pair.mentorEnrollmentId());
                insert.setObject(4, pair.menteeEnrollmentId());
                insert.setObject(5, pair.mentorPersonId());
                insert.setObject(6, pair.menteePersonId());
                insert.setInt(7, pair.score());
                insert.setString(8, text(pair.criteria()));
                waiting = add(insert, waiting);
            }
            insert.executeBatch();
        }
    }

    private void unpaired(Connection connection, UUID runId, List<Unpaired> unpaired) throws SQLException {
        String sql = """
                insert into unmatched_entry (id, run_id, enrollment_id, person_id, role, reason, nearest_fix)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Unpaired entry : unpaired) {
                insert.setObject(1, Ids.next());
                insert.setObject(2, runId);
                insert.setObject(3, entry.enrollmentId());
                insert.setObject(4, entry.personId());
                insert.setString(5, entry.role().name());
                insert.setString(6, text(entry.reason()));
                insert.setString(7, text(entry.nearestFix()));
                waiting = add(insert, waiting);
            }
            insert.executeBatch();
        }
    }

    private static int add(PreparedStatement insert, int waiting) throws SQLException {
        insert.addBatch();
        if (waiting + 1 < BATCH) {
            return waiting + 1;
        }
        insert.executeBatch();
        return 0;
    }

    private @Nullable String text(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result of the engine has no JSON", e);
        }
    }
}
