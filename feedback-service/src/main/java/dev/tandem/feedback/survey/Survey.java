package dev.tandem.feedback.survey;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A survey template; built in by migration. */
@Entity
class Survey extends AggregateRoot {

    private String code;
    private String title;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Question> questions;

    @SuppressWarnings("NullAway.Init")
    protected Survey() {}

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    List<Question> questions() {
        return questions;
    }
}
