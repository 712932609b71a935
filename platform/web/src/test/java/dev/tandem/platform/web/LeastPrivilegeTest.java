package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.servers.LocalPostgres;
import dev.tandem.local.servers.Login;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's login can do in its database, and what only the login of the migrations can. */
@QuarkusTest
class LeastPrivilegeTest extends WebTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String ONE_NOTE = """
            insert into note (id, version, title, rank, status, created_at)
            values (gen_random_uuid(), 1, gen_random_uuid()::text, 1, 'OPEN', now())
            """;
    private static final String AUDITED = """
            insert into audit_entry (id, at, actor_issuer, actor_subject, action, object_type, object_id, trace_id)
            values (gen_random_uuid(), now(), 'i', 's', 'created', 'note', gen_random_uuid(), 't')
            """;

    @Inject
    @SuppressWarnings("NullAway.Init")
    AgroalDataSource service;

    @Inject
    @SuppressWarnings("NullAway.Init")
    SchemaOwner owner;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Flyway flyway;

    @SuppressWarnings("NullAway.Init")
    LocalPostgres postgres;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = 'nothing'",
                "delete from audit_entry",
                "truncate audit_entry",
                "alter table audit_entry disable trigger all",
                "drop trigger audit_entry_append_only on audit_entry",
                "create or replace function audit_entry_is_append_only() returns trigger language sql as 'select 1'",
                "drop table note",
                "alter table note add column more text",
                "alter table note drop constraint note_rank_check",
                "create index more on note (rank)",
                "truncate note",
                "create table more (id uuid)",
                "create temporary table more (id uuid)",
                "create schema more",
                "create function more() returns int language sql as 'select 1'",
                "update flyway_schema_history set success = false",
                "insert into flyway_schema_history select * from flyway_schema_history",
                "delete from flyway_schema_history",
                "alter default privileges for role notes_owner grant all on tables to notes",
                "set role notes_owner",
                "set session authorization notes_owner",
                "alter role notes createdb",
                "alter role notes_owner password 'known'",
                "set session_replication_role = replica",
                "copy note to '/tmp/notes'",
                "copy note to program 'cat'",
                "select pg_read_file('postgresql.conf')"
            })
    void the_service_is_refused(String statement) {
        assertThatThrownBy(() -> asService(statement))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE_NOTE,
                AUDITED,
                "select * from audit_entry",
                "update note set rank = 2 where false",
                "delete from note where false",
                "select * from note for update",
                "select version from flyway_schema_history"
            })
    void the_service_works_with_rows(String statement) {
        assertThatCode(() -> asService(statement)).doesNotThrowAnyException();
    }

    @Test
    void a_table_that_comes_later_is_the_services_to_work_with() {
        owner.execute("create table later (id bigint generated always as identity, word text)");
        try {
            assertThatCode(() -> asService("insert into later (word) values ('soon')"))
                    .doesNotThrowAnyException();
        } finally {
            owner.execute("drop table later");
        }
    }

    @Test
    void replicas_that_start_at_once_put_right_what_was_granted_by_hand() throws Exception {
        owner.execute("grant update, delete, truncate on audit_entry, flyway_schema_history to notes");
        owner.execute("revoke all on note, idempotency_record from notes");

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> starts = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> flyway.migrate()))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        }

        assertThatCode(() -> asService(ONE_NOTE)).doesNotThrowAnyException();
        the_service_is_refused("delete from audit_entry");
        the_service_is_refused("delete from flyway_schema_history");
    }

    @Test
    void one_login_for_everything_still_works_and_can_be_divided_later() throws SQLException {
        Login single = new Login("single", "single");
        Login divided = new Login("single_owner", "divided");
        postgres.ensureDatabase("single", single.user(), single.password());
        migrate(single);
        execute(single, ONE_NOTE);

        postgres.ensureDatabase("single", divided, single);
        migrate(divided);

        execute(single, ONE_NOTE);
        execute(single, AUDITED);
        assertThatThrownBy(() -> execute(single, "drop table note")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> execute(single, "delete from audit_entry")).hasMessageContaining("permission denied");
        execute(divided, "alter table note add column more text");
    }

    @Test
    void migrations_for_a_login_that_does_not_exist_fail_before_anything_runs_without_rights() {
        Login alone = new Login("alone_owner", "alone");
        postgres.ensureDatabase("alone", alone.user(), alone.password());

        assertThatThrownBy(() -> migrate("alone", alone, "nobody")).hasStackTraceContaining("nobody");
    }

    private void migrate(Login login) {
        migrate("single", login, "single");
    }

    private void migrate(String database, Login login, String application) {
        Map<String, String> placeholders =
                new HashMap<>(flyway.getConfiguration().getPlaceholders());
        placeholders.put("application-role", application);
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(postgres.jdbcUrl(database), login.user(), login.password())
                .placeholders(placeholders)
                .load()
                .migrate();
    }

    private void execute(Login login, String sql) throws SQLException {
        try (Connection connection = postgres.connect("single", login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void asService(String sql) throws SQLException {
        try (Connection connection = service.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }
}
