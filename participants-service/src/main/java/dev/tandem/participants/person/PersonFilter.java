package dev.tandem.participants.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conditions of a list of people; null means any. */
record PersonFilter(
        @Nullable UUID id,
        @Nullable String q,
        @Nullable String userName,
        @Nullable String department,
        @Nullable String site,
        @Nullable Boolean active,
        @Nullable UUID managerId) {

    PersonFilter of(UUID personId) {
        return new PersonFilter(personId, q, userName, department, site, active, managerId);
    }
}
