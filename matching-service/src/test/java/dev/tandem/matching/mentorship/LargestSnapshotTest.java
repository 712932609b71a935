package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.ProgramFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest group that can be made, of people with the longest names, each character as long as it gets in JSON. */
class LargestSnapshotTest {

    private static final int EVENT_BYTES = 1_048_576;

    /** A mentor and the most mentees of a request. */
    private static final int MEMBERS = 50;

    private static final String NAME = "\u0001".repeat(200);

    @Test
    void the_largest_group_fits_an_event_many_times() throws JsonProcessingException {
        List<MentorshipSnapshot.MemberSnapshot> members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> new MentorshipSnapshot.MemberSnapshot(
                        UUID.randomUUID(), UUID.randomUUID(), Role.MENTEE, NAME, Decision.ACCEPTED, Instant.now()))
                .toList();
        MentorshipSnapshot snapshot = new MentorshipSnapshot(
                UUID.randomUUID(),
                Long.MAX_VALUE,
                UUID.randomUUID(),
                UUID.randomUUID(),
                ProgramFormat.GROUP,
                MentorshipState.ACTIVE,
                members,
                Integer.MAX_VALUE,
                UUID.randomUUID(),
                Origin.MANUAL,
                Instant.now(),
                Instant.now(),
                Instant.now(),
                EndReason.BY_COORDINATOR,
                Instant.now(),
                Instant.now(),
                Instant.now(),
                UUID.randomUUID(),
                new Schedule("P14D", LocalDate.EPOCH, LocalDate.EPOCH));

        String json =
                JsonMapper.builder().addModule(new JavaTimeModule()).build().writeValueAsString(snapshot);

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(EVENT_BYTES / 8);
    }
}
