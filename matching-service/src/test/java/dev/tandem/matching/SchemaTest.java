package dev.tandem.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.platform.testing.TandemTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** The database itself keeps what must never be, whatever the code does. */
@TandemTest
class SchemaTest {

    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource database;

    @Test
    void the_migrations_make_the_tables_that_the_entities_need() {
        assertThatCode(() -> sessions.getSchemaManager().validate()).doesNotThrowAnyException();
    }

    @Test
    void a_version_of_a_policy_cannot_be_changed() {
        assertRefused("update matching_policy_version set name = 'Other'", "permission denied");
        assertRefused("delete from matching_policy_version", "permission denied");
    }

    @Test
    void a_run_without_a_valid_certificate_is_never_completed() {
        assertRefused("""
                with cohort as (insert into cohort values (gen_random_uuid(), gen_random_uuid(), 'c', 'MATCHING',
                    '2026-03-01', '2026-08-31') returning id)
                insert into match_run (id, version, created_at, updated_at, cohort_id, policy_id, policy_version,
                    strategy, seed, state, summary, requested_at)
                select gen_random_uuid(), 1, now(), now(), id, '01920000-0000-7000-8000-000000000001', 1, 'OPTIMAL', 0,
                    'COMPLETED', '{"certificate": {"valid": false}}', now() from cohort
                """, "match_run_completed_is_certified");
    }

    private void assertRefused(String sql, String reason) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.executeUpdate(sql);
                    }
                })
                .isInstanceOf(SQLException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reason));
    }
}
