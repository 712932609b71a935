package dev.tandem.matching.policy;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A policy in its latest version; each change makes a new one. */
@Entity
class MatchingPolicy extends AggregateRoot {

    private String name;
    private int policyVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    private Weights weights;

    @JdbcTypeCode(SqlTypes.JSON)
    private Rules rules;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchingPolicy() {}

    MatchingPolicy(UUID id, String name, Weights weights, Rules rules, Instant now) {
        super(id, now);
        this.name = name;
        this.weights = weights;
        this.rules = rules;
        this.policyVersion = 1;
    }

    void change(String newName, Weights newWeights, Rules newRules, Instant now) {
        name = newName;
        weights = newWeights;
        rules = newRules;
        policyVersion++;
        changed(now);
    }

    String name() {
        return name;
    }

    int policyVersion() {
        return policyVersion;
    }

    Weights weights() {
        return weights;
    }

    Rules rules() {
        return rules;
    }
}
