package dev.tandem.matching.mentorship;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When the members meet: as the program and the cohort said when the mentorship was made.
 *
 * @param cadence ISO 8601 period between two checkpoints
 */
@Schema(name = "MentorshipSchedule")
record Schedule(@Schema(examples = "P14D") String cadence, LocalDate activeFrom, LocalDate activeUntil) {}
