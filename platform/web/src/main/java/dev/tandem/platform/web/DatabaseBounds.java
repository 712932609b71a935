package dev.tandem.platform.web;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.Session;

/** How long the database lets statements, locks and open transactions last (ADR 0026). */
@ApplicationScoped
public class DatabaseBounds {

    /** Durations as PostgreSQL writes them: a whole number with ms, s, min or h. */
    @ConfigMapping(prefix = "tandem.database")
    interface Settings {

        /** How long a statement waits for a lock. */
        String lockTimeout();

        /** How long a statement of a request may take. */
        String statementTimeout();

        /** How long a transaction may be left alone between two statements. */
        @WithName("idle-in-transaction-timeout")
        String idleTimeout();

        /** How long a statement of background work may take. */
        String jobStatementTimeout();

        /** How long background work may compute between two statements of a transaction. */
        @WithName("job-idle-in-transaction-timeout")
        String jobIdleTimeout();

        /** How long the client waits for a server that says nothing; more than any statement may take. */
        int socketTimeoutSeconds();
    }

    /** How long a transaction of background work may take, in seconds. */
    public static final int JOB_TRANSACTION_SECONDS = 300;

    private final Session session;
    private final Settings settings;

    DatabaseBounds(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** A pooler that drops the options of a connection would leave it without any bound. */
    @Transactional
    void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        Map<String, String> wrong = new LinkedHashMap<>();
        compare("lock_timeout", settings.lockTimeout(), wrong);
        compare("statement_timeout", settings.statementTimeout(), wrong);
        compare("idle_in_transaction_session_timeout", settings.idleTimeout(), wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "The connections to the database do not have the bounds that are configured (tandem.database.*), but "
                            + wrong
                            + ". A pooler in between must pass the options of the connection on; where it cannot,"
                            + " set the same values with: alter role … set …");
        }
        if (!longer(settings.socketTimeoutSeconds() + "s", settings.statementTimeout())
                || !longer(settings.socketTimeoutSeconds() + "s", settings.jobStatementTimeout())) {
            throw new IllegalStateException("tandem.database.socket-timeout-seconds must be more than any statement may"
                    + " take: the client would give up first, and leave the statement running");
        }
    }

    private void compare(String name, String expected, Map<String, String> wrong) {
        Object[] row = session.createNativeQuery("""
                        select current_setting(:name), cast(current_setting(:name) as interval) = cast(:expected as interval)
                        """, Object[].class)
                .setParameter("name", name)
                .setParameter("expected", expected)
                .getSingleResult();
        if (!Boolean.TRUE.equals(row[1])) {
            wrong.put(name, String.valueOf(row[0]));
        }
    }

    private boolean longer(String one, String other) {
        return session.createNativeQuery("select cast(:one as interval) > cast(:other as interval)", Boolean.class)
                .setParameter("one", one)
                .setParameter("other", other)
                .getSingleResult();
    }

    /** Gives the present transaction, which is one of background work, more time for its statements and between them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void extendForJob() {
        session.createNativeQuery("""
                        select set_config('statement_timeout', :statement, true),
                               set_config('idle_in_transaction_session_timeout', :idle, true)
                        """, Object[].class)
                .setParameter("statement", settings.jobStatementTimeout())
                .setParameter("idle", settings.jobIdleTimeout())
                .getSingleResult();
    }
}
