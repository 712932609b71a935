package dev.tandem.matching.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The owner of people, cohorts and enrollments lost some of them. */
@TandemTest
@SuppressWarnings("NullAway.Init")
class RestoredParticipantsTest {

    private static final String PROJECTIONS = "/api/v1/matching-projections";

    @Inject
    PoolFixture pool;

    @Inject
    AgroalDataSource database;

    @Test
    void places_and_mentorships_survive_a_rebuild_and_end_when_the_enrollment_is_pruned() throws SQLException {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled mentee = pool.mentee(cohort);
        UUID mentorship = Api.proposed(mentor, mentee);
        update("update pool_entry set capacity = 9, goal_tags = '[\"wrong\"]' where id = ?", mentor.enrollmentId());
        Api.coordinator().post(PROJECTIONS + "/profiles/rebuild").then().statusCode(200);

        replay(mentor);
        renewAllBut(mentee);

        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("capacity")).isEqualTo(2);
        assertThat(count("select slots_taken from pool_entry where id = ?", mentor.enrollmentId()))
                .isEqualTo(1);
        assertThat(Api.mentorship(mentorship).getString("state")).isEqualTo("PROPOSED");
        prune();
        assertThat(Api.mentorship(mentorship).getString("state")).isEqualTo("ENDED");
        assertThat(Api.poolEntry(mentee.enrollmentId()).getString("state")).isEqualTo("WITHDRAWN");
        assertThat(count("select slots_taken from pool_entry where id = ?", mentor.enrollmentId()))
                .isZero();
    }

    @Test
    void an_enrollment_without_anything_of_this_service_is_removed_whole() throws SQLException {
        UUID cohort = pool.cohort();
        Enrolled mentee = pool.mentee(cohort);
        Api.coordinator().post(PROJECTIONS + "/profiles/rebuild").then().statusCode(200);
        renewAllBut(mentee);

        prune();

        assertThat(count("select count(*) from pool_entry where id = ?", mentee.enrollmentId()))
                .isZero();
    }

    /** The owner publishes what it still has: this one, and whatever other tests made. */
    private void replay(Enrolled somebody) {
        Map<String, Object> profile = pool.last(PoolFixture.PROFILES, somebody.enrollmentId());
        pool.publish(PoolFixture.PROFILES, "replayed", profile);
        pool.awaitApplied(
                PoolFixture.PROFILES,
                somebody.enrollmentId(),
                ((Number) Objects.requireNonNull(profile.get("version"))).longValue());
    }

    /** As if the owner's replay had come through for all others. */
    private void renewAllBut(Enrolled lost) throws SQLException {
        update("update projection_version set forgotten_at = null where aggregate_id <> ?", lost.enrollmentId());
    }

    private static void prune() {
        long unrenewed =
                Api.coordinator().get(PROJECTIONS).jsonPath().getLong("items.find { it.name == 'profiles' }.unrenewed");
        assertThat(unrenewed).isEqualTo(1);
        Api.coordinator()
                .body(Map.of("unrenewed", unrenewed))
                .post(PROJECTIONS + "/profiles/prune")
                .then()
                .statusCode(200);
    }

    private long count(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private void update(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
