package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingResult.ProposedPair;
import dev.tandem.matching.pairing.PairingResult.Unpaired;
import dev.tandem.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes what a run found by COPY, the database's fastest way in: tens of thousands of rows that no one needs as objects. */
@ApplicationScoped
class MatchRunResults {

    private final Session session;

    MatchRunResults(Session session) {
        this.session = session;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(UUID runId, StoredResult result) {
        session.doWork(connection -> {
            pairs(connection, runId, result);
            unmatched(connection, runId, result);
        });
    }

    private static void pairs(Connection connection, UUID runId, StoredResult result) throws SQLException {
        if (result.pairs().isEmpty()) {
            return;
        }
        try (CopyRows rows = new CopyRows(copy(connection), """
                copy match_proposal (id, run_id, mentor_enrollment_id, mentee_enrollment_id, mentor_person_id,
                    mentee_person_id, score, mentee_score, mentor_score, locked, criteria, broken_rules) from stdin
                """)) {
            for (StoredResult.Pair stored : result.pairs()) {
                ProposedPair pair = stored.pair();
                rows.add(
                        Ids.next(),
                        runId,
                        pair.mentorEnrollmentId(),
                        pair.menteeEnrollmentId(),
                        pair.mentorPersonId(),
                        pair.menteePersonId(),
                        pair.score(),
                        pair.menteeScore(),
                        pair.mentorScore(),
                        pair.locked(),
                        stored.criteria(),
                        stored.brokenRules());
            }
            rows.end();
        }
    }

    private static void unmatched(Connection connection, UUID runId, StoredResult result) throws SQLException {
        if (result.unmatched().isEmpty()) {
            return;
        }
        try (CopyRows rows = new CopyRows(copy(connection), """
                copy unmatched_entry (id, run_id, enrollment_id, person_id, role, reason, nearest_fix) from stdin
                """)) {
            for (StoredResult.Unmatched stored : result.unmatched()) {
                Unpaired entry = stored.entry();
                rows.add(
                        Ids.next(),
                        runId,
                        entry.enrollmentId(),
                        entry.personId(),
                        entry.role(),
                        stored.reason(),
                        stored.nearestFix());
            }
            rows.end();
        }
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
