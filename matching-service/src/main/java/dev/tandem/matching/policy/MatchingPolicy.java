package dev.tandem.matching.policy;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A policy in its latest version; each change makes a new one. */
@Entity
class MatchingPolicy extends AggregateRoot {

    private String name;
    private int policyVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    private Weights weights;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable MentorWeights mentorWeights;

    private int mentorShare;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable NeutralValues neutral;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Parameters parameters;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Question> questions;

    @JdbcTypeCode(SqlTypes.JSON)
    private Rules rules;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchingPolicy() {}

    @SuppressWarnings("NullAway.Init") // write() sets the rest.
    MatchingPolicy(UUID id, String name, PolicyTerms terms, Instant now) {
        super(id, now);
        this.name = name;
        this.policyVersion = 1;
        write(terms);
    }

    void change(String newName, PolicyTerms terms, Instant now) {
        name = newName;
        policyVersion++;
        write(terms);
        changed(now);
    }

    String name() {
        return name;
    }

    int policyVersion() {
        return policyVersion;
    }

    PolicyTerms terms() {
        return new PolicyTerms(weights, mentorWeights, mentorShare, neutral, parameters, questions, rules);
    }

    private void write(PolicyTerms terms) {
        weights = terms.weights();
        mentorWeights = terms.mentorWeights();
        mentorShare = terms.mentorShare();
        neutral = terms.neutral();
        parameters = terms.parameters();
        questions = terms.questions();
        rules = terms.rules();
    }
}
